import { spawnSync } from "node:child_process";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { noEngine } from "../../../configs/container/no-engine";
import { CONTEXT } from "./client";
import { engineFacts } from "./facts";

/**
 * The address of the Docker engine that a shell here would use: DOCKER_HOST, else that of the docker
 * client's current context.
 * @throws Error when there is no client, or no engine answers.
 */
export function dockerHost(): string {
  const facts = engineFacts();
  if (facts) return facts.address;
  // Asked again, for the words that tell why not.
  const host = process.env.DOCKER_HOST ?? ask(CONTEXT);
  ask(["--host", host, "version", "--format", "{{.Server.Version}}"]);
  return host;
}

/** The engine that a component's children are on, for its jobs. */
export function hostOf(component: pulumi.ComponentResource): pulumi.Output<string> {
  const provider = component.getProvider("docker:index/container:Container");
  const host = provider instanceof docker.Provider ? provider.host : undefined;
  return pulumi.output(host).apply((known) => known ?? dockerHost());
}

function ask(args: string[]): string {
  const { error, status, stdout, stderr } = spawnSync("docker", args, { encoding: "utf8" });
  if (error) throw new Error("No docker client is on PATH. Install Docker.");
  if (status !== 0) throw new Error(noEngine(stderr));
  return stdout.trim();
}
