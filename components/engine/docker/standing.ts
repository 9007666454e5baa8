import { spawnSync } from "node:child_process";
import * as pulumi from "@pulumi/pulumi";
import { Label, labelFilters } from "../../../configs/container/labels";
import { engineFacts } from "./facts";

const NAMES = "{{range .NetworkSettings.Networks}}{{range .Aliases}}{{.}} {{end}}{{end}}";

/** The names by which networks find the containers of a component that are there now, the newest container first. */
export function standingNames(component: string): string[][] {
  const { address } = engineFacts() ?? {};
  if (address === undefined) return [];
  const filters = labelFilters({
    [Label.Project]: pulumi.getProject(),
    [Label.Stack]: pulumi.getStack(),
    [Label.Component]: component,
  });
  const ids = lines(address, ["ps", "--all", "--quiet", ...filters]);
  if (ids.length === 0) return [];
  return lines(address, ["inspect", "--format", NAMES, ...ids]).map((names) => names.split(" "));
}

/** Nothing where no engine answers: then whatever needs it tells. */
function lines(address: string, argv: string[]): string[] {
  const { stdout } = spawnSync("docker", ["--host", address, ...argv], {
    encoding: "utf8",
    env: process.env,
  });
  return (stdout ?? "").split("\n").filter(Boolean);
}
