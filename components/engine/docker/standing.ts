import * as pulumi from "@pulumi/pulumi";
import { Label, labelFilters } from "../../../configs/container/labels";
import { dockerSays } from "./client";
import { engineFacts } from "./facts";

const HOST = `{{.Label "${Label.Host}"}}`;

/** The names by which networks find the containers of a component that are there now, the newest container first. */
export function standingNames(component: string): string[] {
  const { address } = engineFacts() ?? {};
  if (address === undefined) return [];
  const filters = labelFilters({
    [Label.Project]: pulumi.getProject(),
    [Label.Stack]: pulumi.getStack(),
    [Label.Component]: component,
  });
  const argv = ["--host", address, "ps", "--all", ...filters, "--format", HOST];
  return dockerSays(argv).split("\n").filter(Boolean);
}
