/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Pulumi keeps its state in globals beyond a file's end.
  testEnvironmentOptions: { globalsCleanup: "off" },
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  // Where programs are tested, each test starts some processes: on a busy machine that takes its time.
  testTimeout: 30_000,
  transform: { "^.+\\.ts$": "ts-jest" },
};
