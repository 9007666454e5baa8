import * as path from "node:path";
import type { Pulumi } from "../stack/pulumi";
import { run } from "../setup/run";
import { CHECK_SECONDS } from "./compose-file";

/** What brings a service up and takes it down: this project, or Compose. */
export interface Deployer {
  /** With `replicas` of the app, from nothing or from what is there. */
  up(replicas: number): Promise<void>;
  down(): Promise<void>;
}

/** The stack that is deployed: gunicorn-nginx without a load test. */
export function ourDeployer(pulumi: Pulumi, stack: string, port: number): Deployer {
  // Without its outputs, what it ends with tells why it failed.
  const deploying = ["--yes", "--skip-preview", "--suppress-outputs", "--stack", stack];
  const set = (key: string, value: string) =>
    pulumi.run("config", "set", key, value, "--stack", stack);
  let configured = 0;
  return {
    async up(replicas) {
      if (configured === 0) {
        await set("topology", "gunicorn-nginx");
        await set("load", "off");
        await set("publish", String(port));
      }
      if (configured !== replicas) await set("replicas", String(replicas));
      configured = replicas;
      await pulumi.run("up", ...deploying);
    },
    async down() {
      await pulumi.run("destroy", ...deploying);
    },
  };
}

/** The same by Compose, from a file of what the stack runs: it too ends once what it runs is healthy. */
export function composeDeployer(program: string, file: string, project: string): Deployer {
  const compose = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    run(program, ["--project-name", project, "--file", file, ...args], {
      cwd: path.dirname(file),
      env,
    });
  return {
    up: async (replicas) => {
      const seconds = String(replicas);
      const argv = ["up", "--detach", "--wait", "--scale", `web=${replicas}`];
      await compose(argv, { [CHECK_SECONDS]: seconds });
    },
    down: async () => {
      await compose(["down"]);
    },
  };
}
