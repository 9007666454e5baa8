import { Label } from "../../configs/container/labels";
import { tryDocker } from "./docker";

/** The label that all that is on a network carries; that of somebody else's network is its name. */
export async function networkLabel(network: string): Promise<string> {
  const format = `{{index .Labels "${Label.Network}"}}`;
  const { exitCode, stdout } = await tryDocker(["network", "inspect", "--format", format, network]);
  return (exitCode === 0 && stdout.trim()) || network;
}
