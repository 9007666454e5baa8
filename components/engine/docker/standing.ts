import * as pulumi from "@pulumi/pulumi";
import { Label, labelFilters } from "../../../configs/container/labels";
import { dockerSays } from "./client";
import { engineFacts } from "./facts";

const FORMAT = `{{.Label "${Label.Component}"}} {{.Label "${Label.Host}"}}`;

/**
 * The names by which networks find the containers of some components that are there now, by component, the newest
 * container first: the engine is asked once for all of a service.
 */
export function standingNames(components: readonly string[]): ReadonlyMap<string, string[]> {
  const names = new Map(components.map((component): [string, string[]] => [component, []]));
  const { address } = engineFacts() ?? {};
  if (address === undefined) return names;
  const filters = labelFilters({
    [Label.Project]: pulumi.getProject(),
    [Label.Stack]: pulumi.getStack(),
  });
  const said = dockerSays(["--host", address, "ps", "--all", ...filters, "--format", FORMAT]);
  for (const line of said.split("\n")) {
    const [component = "", host = ""] = line.split(" ");
    if (host !== "") names.get(component)?.push(host);
  }
  return names;
}
