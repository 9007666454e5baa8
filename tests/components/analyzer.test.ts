import * as path from "node:path";
import { Analyzer, type AnalyzeResult } from "@pulumi/pulumi/provider/experimental/analyzer";

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
  LocustJob: ["image", "target", "user"],
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
    LoadKind: { Steady: "steady", Ramp: "ramp" },
    Egress: { None: "none", Internet: "internet" },
    WorkerClass: { Sync: "sync", Gthread: "gthread" },
  });
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
