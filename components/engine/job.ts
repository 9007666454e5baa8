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
  /**
   * Whether what it printed the last time is a variable of the next run.
   * @default false: what is long is no variable
   */
  remembers?: boolean;
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
      addPreviousOutputInEnv: args.remembers ?? false,
    },
    opts,
  );
}

/** The provider would run what creates. */
const NOTHING = ":";

/** A job's command line: relative to where Pulumi runs, so that a moved project changes nothing. */
function commandLine(program: string): string {
  const job = fromHere("jobs", program);
  return path.extname(__filename) === ".ts"
    ? `node -r ./${fromHere("scripts", "typescript.js")} ${job}.ts`
    : `node ${job}.js`;
}

function fromHere(...file: string[]): string {
  const here = path.relative(process.cwd(), path.join(__dirname, "..", "..", ...file));
  return here.split(path.sep).join("/");
}
