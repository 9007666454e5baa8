import * as path from "node:path";
import { Analyzer, type AnalyzeResult } from "@pulumi/pulumi/provider/experimental/analyzer";
import { messageOf } from "../support/message";

/** What Pulumi's own analyzer, which serves components to other languages, makes of some of them. */
function analyze(entryPoint: string, ...names: string[]): AnalyzeResult {
  const root = path.join(__dirname, "..", "..");
  const packageJson = { main: entryPoint };
  return new Analyzer(root, "flask-serving", packageJson, new Set(names)).analyze();
}

/** The arguments that have no default. */
const REQUIRED = {
  FlaskImage: ["appDir", "baseImage"],
  InternalNetwork: [],
  FlaskDevServer: ["image", "network"],
  GunicornService: ["image", "network"],
  NginxProxy: ["image", "network"],
};

test("Pulumi can serve the components to other languages, each with its arguments", () => {
  const { components, typeDefinitions } = analyze("components/index.ts", ...Object.keys(REQUIRED));
  const required = Object.entries(components).map(([name, { inputs }]) => [
    name,
    mandatory(inputs),
  ]);
  expect(Object.fromEntries(required)).toEqual(REQUIRED);
  expect(enumsOf(typeDefinitions)).toMatchObject({
    Egress: { None: "none", Internet: "internet" },
    WorkerClass: { Sync: "sync", Gthread: "gthread" },
  });
});

test("and LocustJob with its arguments", () => {
  const { components, typeDefinitions } = analyze(
    "tests/fixtures/load-arguments.ts",
    "LoadArguments",
  );
  expect(mandatory(components.LoadArguments!.inputs)).toEqual(["image", "target", "user"]);
  expect(enumsOf(typeDefinitions)).toEqual({ LoadKind: { Steady: "steady", Ramp: "ramp" } });
});

test("but not with its outputs, whose null for what is not known no schema of Pulumi has a word for", () => {
  expect(messageOf(() => analyze("components/index.ts", "LocustJob"))).toBe(
    "Union types are not supported for component 'LocustJob' output 'EndpointStats.avgResponseMs': type 'number | null'",
  );
});

type Inputs = AnalyzeResult["components"][string]["inputs"];

function mandatory(inputs: Inputs): string[] {
  return Object.keys(inputs)
    .filter((name) => !inputs[name]!.optional)
    .sort();
}

function enumsOf(definitions: AnalyzeResult["typeDefinitions"]) {
  const enums = Object.values(definitions).filter((definition) => definition.enum);
  return Object.fromEntries(enums.map((definition) => [definition.name, membersOf(definition)]));
}

function membersOf({ enum: members = [] }: AnalyzeResult["typeDefinitions"][string]) {
  return Object.fromEntries(members.map(({ name, value }) => [name, value]));
}
