/** How the docker client begins its last line when nothing answers at the engine's address, of 20.10 to 29. */
const UNREACHED =
  /^(error: |ERROR: )?(cannot connect to the docker daemon|failed to connect to the docker api|error during connect)/i;

/** Whether the docker client ended because no engine answers, rather than by what an engine said. */
export function isNoEngine(said: string): boolean {
  return UNREACHED.test(said.trimEnd().split("\n").at(-1) ?? "");
}

/** What to tell then, with docker's own words. */
export function noEngine(said: string): string {
  return (
    `No Docker engine answers: ${said.trim()}\n` +
    "Start Docker, or set DOCKER_HOST to an engine that runs."
  );
}
