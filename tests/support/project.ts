import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { sweep } from "./docker";
import { killTree } from "./kill-tree";

const ROOT = path.join(__dirname, "..", "..");

/** A copy of this project in a directory of its own, with its own name, Pulumi home and state. */
export interface Project {
  name: string;
  directory: string;
  /** What pulumi needs to know to run in it, for what runs pulumi itself. */
  env: Record<string, string>;
  /** Runs pulumi in it; `onOutput` is told what it has printed so far, whenever it prints. */
  pulumi(args: string[], env?: Record<string, string>, onOutput?: OnOutput): Promise<Ended>;
  /** Writes a stack's config and makes the stack, if it is not there; keys without a namespace. */
  stack(name: string, config?: Record<string, string>): Promise<void>;
  /** Deploys a stack. */
  up(stack: string, env?: Record<string, string>, onOutput?: OnOutput): Promise<Ended>;
  destroy(stack: string, env?: Record<string, string>): Promise<Ended>;
  /** Deploys a stack, and kills Pulumi and all that it has started at a moment; its lock is taken away. */
  killUp(stack: string, moment: Promise<void>, env?: Record<string, string>): Promise<void>;
  outputs(stack: string): Promise<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Removes all that it has on the engine, and its directory. */
  remove(): Promise<void>;
}

export interface Ended {
  exitCode: number;
  /** stdout and stderr. */
  output: string;
}

/** Told what a program has printed so far. */
export type OnOutput = (printed: string) => void;

/** A load that takes a little more than three seconds. */
export const SHORT_LOAD = { users: "20", spawnRate: "60", runTime: "2s", settleTime: "1s" };

/**
 * Makes one.
 * @param refresh false: its `up` and `destroy` do not look first for what is gone behind Pulumi's back,
 * as Pulumi.yaml asks for and no test but of that needs. The provider takes 2 s for it, each time.
 * @param name that of another project, of which this is then another clone
 */
export function makeProject({
  refresh = true,
  name = `flask-serving-test-${randomBytes(3).toString("hex")}`,
} = {}): Project {
  const directory = copyProject(name);
  const env = {
    PULUMI_HOME: ownHome(directory),
    PULUMI_BACKEND_URL: `file://${path.join(directory, "state")}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: "of a test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const stacks = new Set<string>();
  const deploying = ["--yes", "--skip-preview", ...(refresh ? [] : ["--refresh=false"]), "--stack"];
  const pulumi: Project["pulumi"] = (args, more = {}, onOutput) =>
    run("pulumi", [...args, "--non-interactive"], directory, { ...env, ...more }, onOutput);
  return {
    name,
    directory,
    env,
    pulumi,
    async stack(stack, config = {}) {
      const lines = Object.entries(config).map(([key, value]) => `  ${name}:${key}: "${value}"`);
      const file = path.join(directory, `Pulumi.${stack}.yaml`);
      fs.writeFileSync(file, lines.length > 0 ? `config:\n${lines.join("\n")}\n` : "config: {}\n");
      if (!stacks.has(stack)) succeeded(await pulumi(["stack", "init", stack]));
      stacks.add(stack);
    },
    up: (stack, ...more) => pulumi(["up", ...deploying, stack], ...more),
    destroy: (stack, more) => pulumi(["destroy", ...deploying, stack], more),
    async killUp(stack, moment, more = {}) {
      const argv = ["up", ...deploying, stack, "--non-interactive"];
      const up = spawn("pulumi", argv, {
        cwd: directory,
        env: { ...process.env, ...env, ...more },
        stdio: "ignore",
      });
      const ended = once(up, "close");
      await Promise.race([
        moment,
        ended.then(() => Promise.reject(new Error("It ended before the moment came."))),
      ]);
      killTree(up.pid!);
      await ended;
      succeeded(await pulumi(["cancel", "--yes", "--stack", stack]));
    },
    async outputs(stack) {
      const { output } = succeeded(await pulumi(["stack", "output", "--json", "--stack", stack]));
      return JSON.parse(output) as Record<string, unknown>;
    },
    async remove() {
      // What destroy does is for the tests to say: this only cleans up.
      sweep(name);
      fs.rmSync(directory, { recursive: true });
    },
  };
}

/** The same, for a command that has to succeed: its output tells why where it does not. */
export function succeeded(ended: Ended): Ended {
  if (ended.exitCode !== 0) throw new Error(`It failed with ${ended.exitCode}:\n${ended.output}`);
  return ended;
}

/** Runs a program and keeps what it printed. */
export function run(
  program: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  onOutput: OnOutput = () => {},
): Promise<Ended> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    let printed = "";
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const exitCode = typeof error?.code === "number" ? error.code : error ? 1 : 0;
      resolve({ exitCode, output: stdout + stderr });
    });
    const keep = (chunk: string) => onOutput((printed += chunk));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
  });
}

/** What git would give a user, with this project's packages and a name of its own. */
function copyProject(name: string): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-"));
  for (const part of ["app", "components", "configs", "jobs", "program", "scripts", "toolchain"]) {
    fs.cpSync(path.join(ROOT, part), path.join(directory, part), { recursive: true });
  }
  for (const file of [
    "index.ts",
    "main.js",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ]) {
    fs.copyFileSync(path.join(ROOT, file), path.join(directory, file));
  }
  for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml"]) {
    const text = fs.readFileSync(path.join(ROOT, file), "utf8");
    const renamed = text.replace(/^(name: |\s+)flask-serving\b/gm, `$1${name}`);
    fs.writeFileSync(path.join(directory, file), renamed);
  }
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(directory, "node_modules"));
  return directory;
}

/** A Pulumi home that knows the plugins of the one in use, and nothing else of it; and room for state. */
function ownHome(directory: string): string {
  const inUse = process.env.PULUMI_HOME ?? path.join(os.homedir(), ".pulumi");
  const home = path.join(directory, "home");
  fs.mkdirSync(home);
  fs.mkdirSync(path.join(directory, "state"));
  fs.symlinkSync(path.join(inUse, "plugins"), path.join(home, "plugins"));
  return home;
}
