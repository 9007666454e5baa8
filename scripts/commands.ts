import { isMendable } from "./mendable";
import { SetupError } from "./setup/run";

/** A script's name, and what loads it: the others stay unread. */
const COMMANDS = {
  start: async () => (await import("./start")).start,
  dev: async () => (await import("./dev")).dev,
  test: async () => (await import("./test")).test,
  bench: async () => (await import("./bench")).bench,
  docs: async () => (await import("./docs")).docs,
  pictures: async () => (await import("./pictures")).pictures,
  doctor: async () => (await import("./doctor")).doctor,
  config: async () => (await import("./config")).config,
  logs: async () => (await import("./logs")).logs,
  shell: async () => (await import("./shell")).shell,
  nginx: async () => (await import("./nginx")).nginx,
  report: async () => (await import("./report")).report,
  status: async () => (await import("./status")).status,
  stop: async () => (await import("./stop")).stop,
} satisfies Record<string, () => Promise<(argv: string[]) => Promise<void>>>;

/**
 * Runs a script of package.json.
 * @throws SetupError for whatever its user can mend
 */
export async function runCommand(name: string, argv: string[]): Promise<void> {
  if (!isCommand(name)) {
    throw new SetupError(`Expected one of ${Object.keys(COMMANDS).join(", ")}, got ${name}.`);
  }
  const command = await COMMANDS[name]();
  try {
    await command(argv);
  } catch (error) {
    throw isMendable(error) ? new SetupError(error.message) : error;
  }
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}
