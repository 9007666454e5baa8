const {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const path = require("node:path");
const { hashOf, ROOT } = require("./paths");
const { run } = require("./run");

/**
 * A program of a module of toolchain/, and the name and version of the plugin that it is, if it is one.
 * @typedef {object} Target
 * @property {string} module
 * @property {string} program
 * @property {[name: string, version: string]} [plugin]
 * @property {string} takes
 * @property {string[]} args
 * @property {string} package
 */

/**
 * The programs that are built, in the order of their length, each from a module of toolchain/.
 * @param {typeof import("./pulumi").VERSIONS} versions
 * @returns {Target[]}
 */
function targets(versions) {
  const sdk = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
  return [
    {
      module: "pulumi",
      program: "pulumi",
      takes: "about 4 minutes",
      args: ["-ldflags", `-s -w -X ${sdk}=v${versions.pulumi}`],
      package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    },
    {
      module: "language-nodejs",
      program: "nodejs-language-host",
      takes: "about 20 seconds",
      args: ["-ldflags", "-s -w"],
      package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    },
    {
      module: "language-nodejs",
      program: "pulumi-language-nodejs",
      takes: "about a second",
      args: ["-ldflags", "-s -w"],
      package: ".",
    },
    {
      module: "docker",
      program: "pulumi-resource-docker",
      plugin: ["docker", versions.docker],
      takes: "about 2 minutes",
      args: ["-tags", "no_compose", "-ldflags", `-s -w -X main.version=${versions.docker}`],
      package: ".",
    },
    {
      module: "command",
      program: "pulumi-resource-command",
      plugin: ["command", versions.command],
      takes: "about 40 seconds",
      args: ["-ldflags", `-s -w -X main.version=${versions.command}`],
      package: ".",
    },
  ];
}

/**
 * The language host of YAML programs: who runs this project's own has no need of it.
 * @type {Target}
 */
const YAML = {
  module: "language-yaml",
  program: "pulumi-language-yaml",
  takes: "about a minute",
  args: ["-ldflags", "-s -w"],
  package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
};

/**
 * Docker Compose: what deploying here is measured beside, where there is none on PATH.
 * @type {Target}
 */
const COMPOSE = {
  module: "compose",
  program: "docker-compose",
  takes: "about 4 minutes",
  args: ["-ldflags", "-s -w -X github.com/docker/compose/v5/internal.Version=v5.6.0"],
  package: "github.com/docker/compose/v5/cmd",
};

/**
 * Builds what is missing of Pulumi and its plugins from toolchain/.
 * @param {import("./pulumi").Place} place
 * @param {typeof import("./pulumi").VERSIONS} versions
 * @param {import("./step").Show} show
 */
async function buildPulumi(place, versions, show) {
  mkdirSync(place.bin, { recursive: true });
  const built = [];
  for (const target of targets(versions)) {
    if (await buildTarget(target, place, show)) built.push(target.program);
  }
  writeFileSync(path.join(place.bin, "built"), "");
  const when = built.length > 0 ? `built ${built.join(", ")}` : "built earlier";
  return { summary: `${versions.pulumi}, ${when} from Go modules` };
}

/**
 * Adds the language host of YAML to a Pulumi that was built.
 * @param {import("./pulumi").Place} place
 * @param {import("./step").Show} show
 */
async function buildYaml(place, show) {
  const built = await buildTarget(YAML, place, show);
  return { summary: `${built ? "built" : "built earlier"} from Go modules` };
}

/**
 * Builds Compose beside Pulumi.
 * @param {import("./pulumi").Place} place
 * @param {import("./step").Show} show
 */
async function buildCompose(place, show) {
  mkdirSync(place.bin, { recursive: true });
  await buildTarget(COMPOSE, place, show);
  return path.join(place.bin, COMPOSE.program);
}

/**
 * Builds a target, unless that was done from the same sources.
 * @param {Target} target
 * @param {import("./pulumi").Place} place
 * @param {import("./step").Show} show
 * @returns {Promise<boolean>} whether it was built
 */
async function buildTarget(target, { bin, home }, show) {
  const directory = path.join(ROOT, "toolchain", target.module);
  const mark = path.join(bin, `${target.program}.${hashOf(sourcesOf(directory))}`);
  if (existsSync(mark)) return false;
  show(`building ${target.program} from Go modules, ${target.takes}`);
  await build(target, directory, bin, show);
  if (target.plugin) await install(target.program, target.plugin, { bin, home });
  writeFileSync(mark, "");
  return true;
}

/** @param {string} directory */
function sourcesOf(directory) {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.go$|go\.(mod|sum)$/.test(file))
    .sort()
    .map((file) => path.join(directory, file));
}

/**
 * Put in place by one rename: an interrupted build is never taken for a finished one.
 * @param {Target} target
 * @param {string} directory
 * @param {string} bin
 * @param {import("./step").Show} show
 */
async function build(target, directory, bin, show) {
  const scratch = path.join(bin, `.${target.program}`);
  await run("go", ["build", "-v", "-o", scratch, ...target.args, target.package], {
    cwd: directory,
    // Whatever the user's own Go settings are.
    env: { GOFLAGS: "-mod=readonly", CGO_ENABLED: "0", GOWORK: "off", GOTOOLCHAIN: "auto" },
    onLine: (line) => show(`building ${target.program} (${target.takes}): ${line}`),
    remedy: "Building needs Go 1.26 and the Go module proxy. Install Pulumi instead, or try again.",
  });
  renameSync(scratch, path.join(bin, target.program));
}

/**
 * Where pulumi looks first: a plugin that it finds on PATH would warn on each run.
 * @param {string} program
 * @param {[name: string, version: string]} plugin
 * @param {import("./pulumi").Place} place
 */
async function install(program, [name, version], { bin, home }) {
  const directory = path.join(bin, `.plugin-${name}`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  renameSync(path.join(bin, program), path.join(directory, program));
  const env = { PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const args = ["plugin", "install", "resource", name, version, "--reinstall", "--file", directory];
  await run(path.join(bin, "pulumi"), args, { env });
  rmSync(directory, { recursive: true });
}

module.exports = { buildPulumi, buildYaml, buildCompose };
