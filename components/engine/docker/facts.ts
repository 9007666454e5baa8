import { type EngineFacts, parseEngineInfo } from "../../../configs/container/engine-info";
import { CONTEXT, dockerSays } from "./client";

const asked = new Map<string, EngineFacts | undefined>();

/** What the engine that a shell here would use says of itself, asked once; undefined where none answers. */
export function engineFacts(): EngineFacts | undefined {
  const { DOCKER_HOST, DOCKER_CONTEXT } = process.env;
  const chosen = JSON.stringify([DOCKER_HOST, DOCKER_CONTEXT]);
  if (!asked.has(chosen)) asked.set(chosen, ask(DOCKER_HOST ?? dockerSays(CONTEXT)));
  return asked.get(chosen);
}

function ask(address: string): EngineFacts | undefined {
  if (address === "") return undefined;
  const info = parseEngineInfo(dockerSays(["--host", address, "info", "--format", "{{json .}}"]));
  return info && { address, info };
}
