/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Pulumi keeps its state in globals beyond a file's end.
  testEnvironmentOptions: { globalsCleanup: "off" },
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": "ts-jest" },
};
