const js = require("@eslint/js");
const importX = require("eslint-plugin-import-x");
const globals = require("globals");
const ts = require("typescript-eslint");

const known = [
  "./tuning.ts",
  "./duration.ts",
  "./logged-times.ts",
  "./dotenv.ts",
  "./shell-word.ts",
  "./container",
  "./frontend",
  "./problems.ts",
  "./prometheus-text.ts",
  "./parsed-json.ts",
  "./xml-text.ts",
  "./later.ts",
  "./fingerprint.ts",
  "./default-images.ts",
  "./images.json",
  "./own-pythons.json",
];
const configFolders = ["container", "frontend", "image", "load", "nginx", "server"];

/** The direction of imports, as docs/architecture.md shows it: downward only. */
const zones = [
  {
    target: "./configs",
    from: ["./components", "./jobs", "./program", "./provider", "./scripts", "./index.ts"],
  },
  {
    target: "./jobs",
    from: ["./components", "./program", "./provider", "./scripts", "./index.ts"],
  },
  { target: "./jobs/lib", from: "./jobs", except: ["./lib"] },
  {
    target: "./components",
    from: ["./jobs", "./program", "./provider", "./scripts", "./index.ts", "./testing"],
  },
  // What a service needs of an engine knows no service.
  { target: "./components/engine", from: "./components", except: ["./engine", "./decide.ts"] },
  {
    target: "./program",
    from: ["./components", "./jobs", "./provider", "./scripts", "./index.ts"],
  },
  { target: "./scripts", from: ["./index.ts", "./provider"] },
  // It serves what components/ has; nothing knows of it.
  { target: "./provider", from: ["./jobs", "./program", "./scripts", "./testing", "./index.ts"] },
  { target: "./testing", from: "./scripts" },
  { target: "./index.ts", from: "./scripts" },
  // What runs before there are packages imports nothing that needs them.
  {
    target: "./scripts/setup",
    from: ["./scripts", "./program", "./components", "./configs", "./jobs"],
    except: ["./setup"],
  },
  // A folder of configs/ knows container/ and frontend/, which all have to know, and no neighbour.
  ...configFolders.map((folder) => ({
    target: `./configs/${folder}`,
    from: "./configs",
    except: [...new Set([`./${folder}`, ...known])],
  })),
];

module.exports = ts.config(
  { ignores: ["node_modules/", "dist/", ".flask-serving/", "results/"] },
  js.configs.recommended,
  { files: ["**/*.js", "**/*.mjs", "**/*.cjs"], languageOptions: { globals: globals.node } },
  { files: ["**/*.js", "**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
  {
    files: ["app/frontend/**/*.js", "tests/fixtures/own-front/**/*.js", "tests/apps/**/*.js"],
    languageOptions: { sourceType: "module", globals: globals.browser },
  },
  {
    // What runs in a reader's browser; the library that draws, or our own functions, are in the page before it.
    files: ["jobs/payload/report/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: { ...globals.browser, uPlot: "readonly", compared: "readonly" },
    },
  },
  { files: ["**/*.ts"], extends: [ts.configs.recommended] },
  {
    files: ["**/*.ts", "scripts/**/*.js"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [importX.createNodeResolver({ extensions: [".ts", ".js"] })],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"], espree: [".js"] },
    },
    rules: {
      "import-x/no-cycle": ["error", { commonjs: true }],
      "import-x/no-restricted-paths": ["error", { zones }],
    },
  },
  {
    // Values and text are decided without Pulumi and without I/O.
    files: ["configs/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            "@pulumi/*",
            "node:fs",
            "node:fs/*",
            "node:child_process",
            "node:os",
            "node:net",
          ],
        },
      ],
    },
  },
  {
    files: ["jobs/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@pulumi/*"] }] },
  },
);
