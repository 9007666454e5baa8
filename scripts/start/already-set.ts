import type { AlreadySet } from "../../program/doctor/settle";
import { projectName } from "../stack/project";
import type { Pulumi } from "../stack/pulumi";

/** What a stack's config has: `auto` and nothing are no setting. */
export async function alreadySet(pulumi: Pulumi, stack: string): Promise<AlreadySet> {
  const json = await pulumi.run("config", "--json", "--show-secrets", "-s", stack);
  const prefix = `${projectName()}:`;
  const given = Object.entries(JSON.parse(json || "{}") as Record<string, { value?: string }>)
    .filter(([key, { value }]) => key.startsWith(prefix) && value !== "auto" && value !== "")
    .map(([key, { value = "" }]) => ({ key: key.slice(prefix.length), value }));
  const values = given.flatMap(({ key, value }) => partsOf(key, parsed(value)));
  const variables = values.flatMap(([key]) => /^(?:secretE|e)nv\.(.+)$/.exec(key)?.[1] ?? []);
  return {
    keys: new Set(given.map(({ key }) => key)),
    variables: new Set(variables),
    values: new Map(values),
  };
}

/** A list or a set of variables comes as JSON, all else as it is. */
function parsed(value: string): unknown {
  try {
    const made: unknown = /^[[{]/.test(value) ? JSON.parse(value) : value;
    return made;
  } catch {
    return value;
  }
}

/** Each part by its path, as `pulumi config set --path` takes it. */
function partsOf(path: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one, index) => partsOf(`${path}[${index}]`, one));
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, one]) => partsOf(`${path}.${name}`, one));
}
