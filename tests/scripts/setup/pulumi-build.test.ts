import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "../../../scripts/setup/paths";
import { VERSIONS } from "../../../scripts/setup/pulumi";
import { buildCompose, buildPulumi, buildYaml } from "../../../scripts/setup/pulumi-build";
import { put, scratchDirectory } from "../../support/scratch";

/** Builds programs that say in a file what they were asked; fails for a package that `broken` names. */
const GO = `#!/bin/sh
here=$(dirname "$0")
echo "$(basename "$PWD") $GOFLAGS $CGO_ENABLED" >> "$here/went"
for word; do package=$word; done
echo "$package: compiling" >&2
if grep -qxF "$(basename "$PWD")" "$here/broken"; then exit 1; fi
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho "$PULUMI_HOME $*" >> %s/asked\\n' "$here" > "$2"
chmod +x "$2"
`;
const PLUGINS = ["docker 5.2.0", "command 1.2.1"];

let directory: string;
let shown: string[];
const before = process.env.PATH;
beforeEach(() => {
  directory = scratchDirectory();
  put(directory, "go", GO);
  fs.chmodSync(path.join(directory, "go"), 0o755);
  for (const file of ["went", "asked", "broken"]) put(directory, file, "");
  process.env.PATH = `${directory}:${before}`;
  shown = [];
});
afterEach(() => {
  process.env.PATH = before;
  fs.rmSync(directory, { recursive: true });
});

const place = () => ({ bin: path.join(directory, "bin"), home: "/pulumi-home" });
const show = (line: string) => void shown.push(line);
const build = () => buildPulumi(place(), VERSIONS, show);
const lines = (file: string) =>
  fs.readFileSync(path.join(directory, file), "utf8").split("\n").filter(Boolean);
const ALL = [
  ...["pulumi", "nodejs-language-host", "pulumi-language-nodejs"],
  ...["pulumi-resource-docker", "pulumi-resource-command"],
];

test("pulumi, its language and its plugins are built, each from its module of toolchain/", async () => {
  expect(await build()).toEqual({ summary: `3.259.0, built ${ALL.join(", ")} from Go modules` });
  // Whatever Go settings the user has.
  expect(lines("went")).toEqual(
    ["pulumi", "language-nodejs", "language-nodejs", "docker", "command"].map(
      (one) => `${one} -mod=readonly 0`,
    ),
  );
  expect(fs.existsSync(path.join(place().bin, "built"))).toBe(true);
});

test("each module that it builds from is there", async () => {
  await build();
  await buildYaml(place(), show);
  await buildCompose(place(), show);
  for (const line of lines("went")) {
    const [module = ""] = line.split(" ");
    expect(fs.existsSync(path.join(ROOT, "toolchain", module, "go.sum"))).toBe(true);
  }
});

test("a plugin goes where pulumi looks first, and not on PATH, where pulumi would warn of it", async () => {
  await build();
  expect(lines("asked")).toEqual(
    PLUGINS.map(
      (plugin) =>
        `/pulumi-home plugin install resource ${plugin} --reinstall --file ${place().bin}/.plugin-${plugin.split(" ")[0]}`,
    ),
  );
  const programs = fs.readdirSync(place().bin).filter((file) => !/\.[0-9a-f]{12}$/.test(file));
  expect(programs.sort()).toEqual(["built", ...ALL.slice(0, 3)].sort());
});

test("what was built from the same sources is not built again", async () => {
  await build();
  shown = [];
  expect(await build()).toEqual({ summary: "3.259.0, built earlier from Go modules" });
  expect(lines("went")).toHaveLength(5);
  expect(shown).toEqual([]);
});

test("only what is missing is built", async () => {
  await build();
  const mark = fs
    .readdirSync(place().bin)
    .find((file) => file.startsWith("pulumi-resource-docker."));
  fs.rmSync(path.join(place().bin, mark!));
  expect(await build()).toEqual({
    summary: "3.259.0, built pulumi-resource-docker from Go modules",
  });
});

test("a build that takes its time says how long, and where it stands", async () => {
  await build();
  expect(shown.slice(0, 2)).toEqual([
    "building pulumi from Go modules, about 4 minutes",
    "building pulumi (about 4 minutes): github.com/pulumi/pulumi/pkg/v3/cmd/pulumi: compiling",
  ]);
});

test("one that fails half-way is told with its remedy, and goes on from there the next time", async () => {
  put(directory, "broken", "docker\n");
  await expect(build()).rejects.toThrow(
    "failed with 1:\n    .: compiling\n" +
      "Building needs Go 1.26 and the Go module proxy. Install Pulumi instead, or try again.",
  );
  expect(fs.existsSync(path.join(place().bin, "built"))).toBe(false);
  put(directory, "broken", "");
  expect(await build()).toEqual({
    summary: "3.259.0, built pulumi-resource-docker, pulumi-resource-command from Go modules",
  });
});

test("the host of YAML programs is added to it, once", async () => {
  await build();
  expect(await buildYaml(place(), show)).toEqual({ summary: "built from Go modules" });
  expect(await buildYaml(place(), show)).toEqual({ summary: "built earlier from Go modules" });
  expect(fs.existsSync(path.join(place().bin, "pulumi-language-yaml"))).toBe(true);
});

test("Compose is built beside Pulumi, once, and also where there is no Pulumi of ours", async () => {
  const program = path.join(place().bin, "docker-compose");
  expect([await buildCompose(place(), show), await buildCompose(place(), show)]).toEqual([
    program,
    program,
  ]);
  expect(lines("went")).toEqual(["compose -mod=readonly 0"]);
  expect(shown[0]).toBe("building docker-compose from Go modules, about 4 minutes");
});
