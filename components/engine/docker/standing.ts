import { spawnSync } from "node:child_process";
import * as pulumi from "@pulumi/pulumi";
import { Label, labelFilters } from "../../../configs/container/labels";
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
  // Nothing where no engine answers: then whatever needs it tells.
  const { stdout } = spawnSync("docker", argv, { encoding: "utf8", env: process.env });
  return (stdout ?? "").split("\n").filter(Boolean);
}
