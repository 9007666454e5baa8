import { docker, tryDocker } from "./docker";

/** A program of sh, fixed text; what it is about comes as arguments, text on stdin. */
export interface Script {
  container: string;
  program: string;
  /** `$0`, `$1` and so on. */
  args: string[];
  input?: string;
  /** @default root, to whom what is delivered belongs */
  user?: string;
}

/** Runs a program of sh in a container. @returns what it prints */
export function runScript({
  container,
  program,
  args,
  input,
  user = "0",
}: Script): Promise<string> {
  const argv = ["exec", "-i", "--user", user, container, "sh", "-c", program, ...args];
  return docker(argv, input === undefined ? {} : { input });
}

/** Runs a command as the container's own user. */
export function tryCommand(container: string, argv: string[], directory?: string) {
  const where = directory === undefined ? [] : ["--workdir", directory];
  return tryDocker(["exec", ...where, container, ...argv]);
}
