import * as path from "node:path";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { hostOf } from "./docker/host";

/** A program of jobs/ and what it is told. */
export interface JobArgs {
  /** The program's name, such as `run-load`. Without one nothing is run at first. */
  create?: string;
  /**
   * The program for a changed input.
   * @default the one that creates; with false nothing is run, and only `triggers` run it again
   */
  update?: string | false;
  /** The program that undoes it, with the same input. */
  delete?: string;
  /** What it reads from stdin, as JSON. A changed input runs it again. */
  input: pulumi.Input<object>;
  /** A change here replaces: the new one is made first, then the old one is undone with its old input. */
  triggers?: pulumi.Input<string>[];
}

/** Runs a job while the stack is deployed: its progress is shown, its result is `stdout`, as JSON. */
export function job(
  name: string,
  args: JobArgs,
  opts: pulumi.CustomResourceOptions & { parent: pulumi.ComponentResource },
): command.local.Command {
  return new command.local.Command(
    name,
    {
      ...(args.create && { create: commandLine(args.create) }),
      ...(args.update !== undefined && {
        update: args.update ? commandLine(args.update) : NOTHING,
      }),
      ...(args.delete && { delete: commandLine(args.delete) }),
      stdin: pulumi.jsonStringify(args.input),
      environment: { DOCKER_HOST: hostOf(opts.parent) },
      ...(args.triggers && { triggers: args.triggers }),
      logging: command.local.Logging.Stderr,
      addPreviousOutputInEnv: false,
    },
    opts,
  );
}

/** The provider would run what creates. */
const NOTHING = ":";

/** A job's command line: relative to where Pulumi runs, so that a moved project changes nothing. */
function commandLine(program: string): string {
  const file = path.relative(process.cwd(), path.join(__dirname, "..", "..", "jobs", program));
  const posix = file.split(path.sep).join("/");
  return path.extname(__filename) === ".ts"
    ? `node -r ts-node/register/transpile-only ${posix}.ts`
    : `node ${posix}.js`;
}
