import { spawnSync } from "node:child_process";
import { type EngineFacts, parseEngineInfo } from "../../../configs/container/engine-info";
import { CONTEXT } from "./host";

/** An engine that answers does so at once; one that does not is told of by whatever needs it. */
const TIMEOUT_MS = 10_000;

const asked = new Map<string, EngineFacts | undefined>();

/** What the engine that a shell here would use says of itself, asked once; undefined where none answers. */
export function engineFacts(): EngineFacts | undefined {
  const { DOCKER_HOST, DOCKER_CONTEXT } = process.env;
  const chosen = JSON.stringify([DOCKER_HOST, DOCKER_CONTEXT]);
  if (!asked.has(chosen)) asked.set(chosen, ask(DOCKER_HOST ?? said(CONTEXT)));
  return asked.get(chosen);
}

function ask(address: string): EngineFacts | undefined {
  if (address === "") return undefined;
  const info = parseEngineInfo(said(["--host", address, "info", "--format", "{{json .}}"]));
  return info && { address, info };
}

function said(argv: string[]): string {
  const options = { encoding: "utf8", env: process.env, timeout: TIMEOUT_MS } as const;
  return spawnSync("docker", argv, options).stdout?.trim() ?? "";
}
