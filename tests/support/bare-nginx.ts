import { chmodSync, rmSync } from "node:fs";
import * as path from "node:path";
import { labelArgv, type Labels } from "../../configs/container/labels";
import { renderNginxConf } from "../../configs/nginx/conf";
import type { ProxiedOptions } from "../../configs/nginx/options";
import { TREES_DIRECTORY } from "../../configs/nginx/places";
import { docker } from "./docker";
import { put, scratchDirectory } from "./scratch";

/** An nginx with what the generator makes of some options, and nothing else. */
export interface BareNginx {
  project: string;
  /** @default the one that is called as the project is */
  network?: string;
  image: string;
  options: ProxiedOptions;
  /** The port of 127.0.0.1 that leads to it. */
  published: number;
  /** Files of a front end, by their paths below where trees are. */
  trees?: Record<string, string>;
  /** What else is said of it. */
  labels?: Labels;
  /** A volume that it shares, as `NAME:DIRECTORY`. */
  volume?: string;
}

/** Starts it on a project's network. @returns the container's id */
export function startBareNginx({
  project,
  network = project,
  image,
  options,
  published,
  trees = {},
  volume,
  labels = {},
}: BareNginx): string {
  const directory = scratchDirectory();
  try {
    for (const { name, text } of renderNginxConf(options).files) put(directory, name, text);
    for (const [file, text] of Object.entries(trees))
      put(directory, path.join(path.basename(TREES_DIRECTORY), file), text);
    const container = docker(
      ...["create", "--label", `flask-serving.project=${project}`, "--network", network, "--init"],
      ...labelArgv(labels),
      ...(volume === undefined ? [] : ["--volume", volume]),
      ...(options.alias === undefined ? [] : ["--network-alias", options.alias]),
      ...["--publish", `127.0.0.1:${published}:${options.port ?? 80}`, image],
      ...["nginx", "-c", "/conf/nginx.conf", "-g", "daemon off;"],
    );
    // nginx's workers are another user.
    chmodSync(directory, 0o755);
    docker("cp", directory, `${container}:/conf`);
    docker("start", container);
    return container;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
