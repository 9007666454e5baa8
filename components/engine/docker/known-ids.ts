import { execFile } from "node:child_process";
import * as pulumi from "@pulumi/pulumi";

/** What of an exported state is read here. */
interface Exported {
  deployment: { resources?: { id?: string; outputs?: { stdout?: unknown } }[] };
}

let asked: Promise<Exported | undefined> | undefined;

/**
 * The ids of all resources that the stack's state knows, those that wait for their removal among them.
 * @param anchor what a command of this stack printed: without it, it is not this stack's state
 * @returns undefined where the state cannot be asked
 */
export async function knownIds(anchor: string): Promise<ReadonlySet<string> | undefined> {
  asked ??= exportState();
  const resources = (await asked)?.deployment.resources ?? [];
  if (!resources.some(({ outputs }) => outputs?.stdout === anchor)) return undefined;
  return new Set(
    resources.flatMap(({ id, outputs }) => [id ?? [], printedId(outputs?.stdout)].flat()),
  );
}

/** The id of what a job has made, as its result tells it. */
function printedId(stdout: unknown): string[] {
  const [, id] = (typeof stdout === "string" && /^\{"id":"(\w+)"\}$/.exec(stdout)) || [];
  return id === undefined ? [] : [id];
}

/** Pulumi gives a program no way to ask for this but its own command line, which finds the project from where it runs. */
function exportState(): Promise<Exported | undefined> {
  const stack = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
  const argv = ["stack", "export", "--stack", stack, "--non-interactive"];
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const options = { env, maxBuffer: 1 << 28 };
  return new Promise((resolve) => {
    execFile("pulumi", argv, options, (error, stdout) => {
      if (!error) return resolve(JSON.parse(stdout) as Exported);
      void pulumi.log.debug(`The state cannot be asked for what it knows: ${error.message}`);
      resolve(undefined);
    });
  });
}
