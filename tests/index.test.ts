import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { mockPulumi, type Registered, valueOf } from "../testing";

// Each program is loaded with a Pulumi of its own, which listens for the end of the process.
process.setMaxListeners(50);

/** The program as a stack of this name would run it. */
async function run(stack: string, config: Record<string, string> = {}) {
  const registered = await mockPulumi({ stack });
  const ours = Object.entries(config).map(([key, value]) => [`flask-serving:${key}`, value]);
  pulumi.runtime.setAllConfig(Object.fromEntries(ours));
  let exported: Record<string, pulumi.Output<unknown>> = {};
  await jest.isolateModulesAsync(async () => {
    exported = (await import("../index")).default;
  });
  await pulumi.runtime.disconnect();
  return { registered, exported };
}

/** The outputs as the docs list them. */
const OUTPUTS = documentedOutputs(readFileSync("docs/outputs.md", "utf8"));

function documentedOutputs(page: string): string[] {
  const [table = ""] = page.split("\n## ");
  return [...table.matchAll(/^\| (`[^|]+`) +\|/gm)]
    .flatMap(([, names = ""]) => names.split(" "))
    .map((name) => name.replaceAll("`", ""));
}

function components(registered: Registered[]): string[] {
  return registered
    .filter(({ type }) => type.startsWith("flask-serving:"))
    .map(({ type }) => type.split(":").at(-1) ?? "")
    .sort();
}

test.each([
  ["dev-server", ["FlaskApp", "FlaskDevServer", "FlaskImage", "InternalNetwork", "LocustJob"]],
  ["gunicorn", ["FlaskApp", "FlaskImage", "GunicornService", "InternalNetwork", "LocustJob"]],
  [
    "gunicorn-nginx",
    ["FlaskApp", "FlaskImage", "GunicornService", "InternalNetwork", "LocustJob", "NginxProxy"],
  ],
])(
  "stack %s is made of its components and exports every output that docs/outputs.md lists",
  async (stack, parts) => {
    const { registered, exported } = await run(stack);
    expect(Object.keys(exported).sort()).toEqual([...OUTPUTS].sort());
    expect(components(registered)).toEqual(parts);
  },
);

test("without a load test every output is there, and says that nothing was measured", async () => {
  const { registered, exported } = await run("gunicorn", { load: "off" });
  expect(components(registered)).not.toContain("LocustJob");
  expect(await valueOf(exported.load!)).toBe("off");
  expect(await valueOf(exported.avgResponseMs!)).toBeNull();
});

test("a misspelt key is told of the whole run", async () => {
  await expect(run("gunicorn", { wokers: "4" })).rejects.toThrow(
    "The config of stack gunicorn: 1 problem to mend\n" +
      '  wokers: expected a config key of this program, got "wokers". ' +
      "Did you mean `workers`? Take it out by `pulumi config rm wokers`.",
  );
});
