import { spawnSync } from "node:child_process";

/** The address by which containers reach this host. Docker does not tell it after each start of the engine. */
export function bridgeAddress(): string {
  const { stdout } = spawnSync("ip", ["-4", "addr", "show", "docker0"], { encoding: "utf8" });
  const [, address] = /inet ([\d.]+)\//.exec(stdout) ?? [];
  if (address === undefined) throw new Error(`expected an address of docker0, got ${stdout}`);
  return address;
}
