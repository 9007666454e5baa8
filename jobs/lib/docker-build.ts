import * as fs from "node:fs";
import * as path from "node:path";
import {
  type BuildSecrets,
  carried,
  CARRIER,
  mountSecrets,
  SECRET_ID,
  secretsScript,
} from "../../configs/image/packages/build-secrets";
import { tryDocker } from "./docker";
import { progress } from "./job";
import type { Ended } from "./process";

/** What is built, besides the directory that is laid out for it. */
export interface DockerBuild {
  args: string[];
  dockerfile: string;
  buildSecrets: BuildSecrets;
}

/** Builds an image of a directory. Secrets reach its commands by the way that the builder has for them. */
export async function dockerBuild(directory: string, build: DockerBuild): Promise<Ended> {
  const { args, dockerfile, buildSecrets } = build;
  const secret = Object.keys(buildSecrets).length > 0 ? await waysOf(buildSecrets) : undefined;
  const text = secret?.isMounted ? mountSecrets(dockerfile) : dockerfile;
  fs.writeFileSync(path.join(directory, "Dockerfile"), text);
  const argv = ["build", "--force-rm", ...proxies(), ...(secret?.argv ?? []), ...args, directory];
  return tryDocker(argv, { onLine: showStep, ...(secret && { env: secret.env }) });
}

/** BuildKit has secrets; the legacy builder is given them as a variable that it keeps nowhere. */
async function waysOf(secrets: BuildSecrets) {
  const { exitCode } = await tryDocker(["buildx", "version"]);
  if (exitCode !== 0 || process.env.DOCKER_BUILDKIT === "0") {
    const env = { [CARRIER]: carried(secrets), DOCKER_BUILDKIT: "0" };
    return { isMounted: false, argv: ["--build-arg", CARRIER], env };
  }
  const variable = "FLASK_SERVING_BUILD_SECRETS";
  const env = { [variable]: secretsScript(secrets), DOCKER_BUILDKIT: "1" };
  return { isMounted: true, argv: ["--secret", `id=${SECRET_ID},env=${variable}`], env };
}

/** The builder's steps, the legacy one's and BuildKit's; on a failure its last lines are told anyway. */
function showStep(line: string): void {
  if (/^(Step|#\d+ \[)/.test(line)) progress(line.slice(0, 100));
}

/** Docker knows these without an ARG, and keeps their values out of the image's history. */
function proxies(): string[] {
  const names = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
  return names.filter((name) => process.env[name]).flatMap((name) => ["--build-arg", name]);
}
