// What Pulumi runs: index.ts, which needs no build.
require("./scripts/typescript");

module.exports = require("./index");
