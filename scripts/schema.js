const { Analyzer } = require("@pulumi/pulumi/provider/experimental/analyzer");
const { generateSchema } = require("@pulumi/pulumi/provider/experimental/schema");
const { name, version, description } = require("../package.json");
const { ROOT } = require("./setup/paths");

/** What is served to other languages. The finer components are joined by values that only TypeScript can pass on. */
const SERVED = new Set(["FlaskApp"]);

/** What Pulumi's own analyzer reads in the types and doc comments of components/: the package's schema. */
function packageSchema() {
  const entryPoint = { main: "components/index.ts" };
  const { components, typeDefinitions, dependencies } = new Analyzer(
    ROOT,
    name,
    entryPoint,
    SERVED,
  ).analyze();
  return generateSchema(name, version, description, components, typeDefinitions, dependencies);
}

module.exports = { packageSchema };
