import { spawnSync } from "node:child_process";

const RESTRICTED = "import-x/no-restricted-paths";
const NOT_PLAIN = "no-restricted-imports";

/** A file, what it imports, and the rule that refuses it, if one does. */
const CASES: [string, string, string?][] = [
  ["configs/nginx/conf.ts", "../../components/engine/job", RESTRICTED],
  ["configs/nginx/conf.ts", "../../jobs/lib/docker", RESTRICTED],
  ["configs/nginx/conf.ts", "../../program/settings", RESTRICTED],
  ["configs/nginx/conf.ts", "../server/gunicorn/plan", RESTRICTED],
  ["configs/container/spec.ts", "../nginx/conf", RESTRICTED],
  ["jobs/lib/docker.ts", "../../components/engine/job", RESTRICTED],
  ["jobs/lib/docker.ts", "../run-load", RESTRICTED],
  ["components/engine/job.ts", "../../jobs/lib/docker", RESTRICTED],
  ["components/engine/job.ts", "../server/gunicorn-service", RESTRICTED],
  ["components/engine/job.ts", "../../index", RESTRICTED],
  ["components/engine/job.ts", "../../program/settings", RESTRICTED],
  ["program/settings.ts", "../components/engine/job", RESTRICTED],
  ["components/engine/job.ts", "../../provider/arguments", RESTRICTED],
  ["provider/arguments.ts", "../program/settings", RESTRICTED],
  ["program/settings.ts", "../scripts/start/arguments", RESTRICTED],
  ["components/engine/job.ts", "../../scripts/setup/run", RESTRICTED],
  ["jobs/lib/docker.ts", "../../scripts/setup/run", RESTRICTED],
  ["scripts/start.ts", "../index", RESTRICTED],
  ["scripts/setup/setup.js", "../start/arguments", RESTRICTED],
  ["scripts/setup/setup.js", "../../configs/default-images", RESTRICTED],
  ["configs/nginx/conf.ts", "@pulumi/pulumi", NOT_PLAIN],
  ["configs/nginx/conf.ts", "node:fs", NOT_PLAIN],
  ["jobs/lib/docker.ts", "@pulumi/docker", NOT_PLAIN],
  ["configs/problems.ts", "./server/options", "import-x/no-cycle"],
  ["configs/nginx/conf.ts", "../container/spec"],
  ["program/settings.ts", "../configs/nginx/conf"],
  ["jobs/lib/docker.ts", "../../configs/nginx/conf"],
  ["components/engine/job.ts", "../../configs/nginx/conf"],
  ["scripts/start.ts", "../program/settings"],
  ["scripts/start.ts", "../components/image/app-files"],
  ["scripts/start.ts", "../configs/nginx/conf"],
  ["scripts/start.ts", "../jobs/build-image"],
  ["scripts/start.ts", "./setup/setup"],
];

/** eslint reads its configuration in a way that jest has no part of: it runs in a process of its own, once. */
const PROGRAM = `
  const { ESLint } = require("eslint");
  const eslint = new ESLint();
  const lint = ([filePath, from]) => {
    const isPlain = filePath.endsWith(".js");
    const text = isPlain ? 'module.exports = require("' + from + '");' : 'export { x } from "' + from + '";';
    return eslint.lintText(text + "\\n", { filePath });
  };
  Promise.all(JSON.parse(process.argv[1]).map(lint)).then((results) =>
    console.log(JSON.stringify(results.map(([one]) => one.messages.map(({ ruleId }) => ruleId)))),
  );`;

let refusals: (string | null)[][];
beforeAll(() => {
  const { stdout, stderr } = spawnSync("node", ["-e", PROGRAM, JSON.stringify(CASES)], {
    encoding: "utf8",
  });
  if (!stdout) throw new Error(stderr);
  refusals = JSON.parse(stdout) as (string | null)[][];
});

const cases = CASES.map(([file, from, rule], index) => ({ file, from, rule, index }));

test.each(cases.filter(({ rule }) => rule))(
  "$file, which imports $from, is refused by $rule",
  ({ rule, index }) => {
    expect(refusals[index]).toContain(rule);
  },
);

test.each(cases.filter(({ rule }) => !rule))("$file may import $from", ({ index }) => {
  expect(refusals[index]).toEqual([]);
});
