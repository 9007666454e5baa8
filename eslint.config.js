const js = require("@eslint/js");
const importX = require("eslint-plugin-import-x");
const globals = require("globals");
const ts = require("typescript-eslint");

const configFolders = ["container", "flask", "gunicorn", "image", "load", "nginx"];

/** The direction of imports, as README's tree shows it: downward only. */
const zones = [
  { target: "./configs", from: ["./components", "./jobs", "./index.ts"] },
  { target: "./jobs", from: ["./components", "./index.ts"] },
  { target: "./components", from: ["./jobs", "./index.ts", "./testing"] },
  // A folder of configs/ knows container/ and no neighbour; stacks/ puts values for all together.
  ...configFolders.map((folder) => ({
    target: `./configs/${folder}`,
    from: "./configs",
    except: [...new Set([`./${folder}`, "./container", "./problems.ts"])],
  })),
];

module.exports = ts.config(
  { ignores: ["node_modules/", "dist/", ".flask-serving/", "results/"] },
  js.configs.recommended,
  { files: ["**/*.js", "**/*.mjs"], languageOptions: { globals: globals.node } },
  { files: ["**/*.js"], languageOptions: { sourceType: "commonjs" } },
  {
    files: ["app/frontend/**/*.js", "tests/fixtures/own-front/**/*.js"],
    languageOptions: { sourceType: "module", globals: globals.browser },
  },
  {
    files: ["**/*.ts"],
    extends: [ts.configs.recommended],
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [importX.createNodeResolver({ extensions: [".ts", ".js"] })],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
    },
    rules: {
      "import-x/no-cycle": "error",
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
