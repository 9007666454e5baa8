import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { topKeyOf } from "../../program/doctor/finding";
import type { Project } from "./project";

/**
 * Writes texts into a stack's file, as `pulumi config set --path --type string` does: a process of Pulumi's takes
 * half a second for each.
 */
export function setPlain(project: Project, stack: string, settings: Record<string, string>): void {
  changeConfig(project, stack, (config) => {
    for (const [key, value] of Object.entries(settings)) {
      const top = `${project.name}:${topKeyOf({ key, value, why: "", kind: "certain" })}`;
      const [, index, field = key.split(".")[1]] = /\[(\d+)\]\.(\w+)$/.exec(key) ?? [];
      if (index !== undefined) {
        const list = (config[top] ??= []) as Record<string, string>[];
        list[Number(index)] = { ...list[Number(index)], [field!]: value };
      } else if (field !== undefined) config[top] = { ...(config[top] as object), [field]: value };
      else config[top] = value;
    }
  });
}

/** Takes keys out of a stack's file, as `pulumi config rm` does. */
export function takeOut(project: Project, stack: string, keys: readonly string[]): void {
  changeConfig(project, stack, (config) => {
    for (const key of keys) {
      const [top = "", field] = key.split(".");
      const of = config[`${project.name}:${top}`] as Record<string, unknown>;
      if (field === undefined) delete config[`${project.name}:${top}`];
      else delete of[field];
    }
  });
}

type Config = Record<string, unknown>;

function changeConfig(project: Project, stack: string, change: (config: Config) => void): void {
  const file = path.join(project.directory, `Pulumi.${stack}.yaml`);
  const text = parse(fs.readFileSync(file, "utf8")) as { config?: Config };
  const config = { ...text.config };
  change(config);
  fs.writeFileSync(file, stringify({ ...text, config }));
}
