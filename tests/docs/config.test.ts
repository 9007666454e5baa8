import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { flaskDevServerPlan } from "../../configs/server/flask/dev-server";
import { gunicornPlan } from "../../configs/server/gunicorn/plan";
import { flaskImagePlan } from "../../configs/image/plan";
import { runAs } from "../../configs/image/run-as";
import { loadPlan } from "../../configs/load/plan";
import { proxyPlan } from "../../configs/nginx/plan";
import { type Problem, ProblemsError } from "../../configs/problems";
import { readConfig } from "../../program/config-values";
import { CONFIG_KEYS } from "../../program/keys";
import { topologyProblems } from "../../program/topology";

interface Declared {
  description: string;
  default: string;
  /** Absent where Pulumi.yaml leaves the form open: a list, or values with names. */
  type?: string;
}
const { config } = parse(readFileSync("Pulumi.yaml", "utf8")) as {
  config: Record<string, Declared>;
};
const page = readFileSync("docs/config.md", "utf8");

/** The rows of the page's tables, without the marks of code. */
const rows = [...page.matchAll(/^\| `(\w+)` +\|(.+)\|(.+)\|(.+)\|$/gm)].map((cells) => {
  const [, key = "", what = "", values = "", start = ""] = cells.map((cell) =>
    cell.replaceAll("`", "").trim(),
  );
  return { key, what, values, default: start };
});
const rowOf = (key: string) => rows.find((row) => row.key === key);

test("docs/config.md has a row for every key, once, and for no other", () => {
  expect(rows.map(({ key }) => key).sort()).toEqual([...CONFIG_KEYS].sort());
});

test.each(CONFIG_KEYS)("%s is what Pulumi.yaml says, with the same default", (key) => {
  const { description = "", default: declared } = config[key] ?? {};
  const [what, auto = declared] = description.split("; auto: ");
  expect(rowOf(key)).toMatchObject({ what, default: auto });
});

const plain = CONFIG_KEYS.filter((key) => config[key]?.type === "string");
const refused = expectations();

test.each(plain.filter((key) => key in refused))(
  "the values of %s are those that the code takes, in its own words",
  (key) => {
    expect(rowOf(key)?.values).toBe(refused[key]);
  },
);

test.each(CONFIG_KEYS.filter((key) => !plain.includes(key)))(
  "%s, whose form is not plain, has a line that sets it",
  (key) => {
    expect(page).toMatch(new RegExp(`^npm run config -- set .*\\b${key}\\b`, "m"));
  },
);

/** What the code says it expected, for each plain key that can be wrong, when all of them are. */
function expectations(): Record<string, string> {
  const texts = Object.fromEntries(plain.map((key) => [key, "?"]));
  // No component takes a negative number, or a number for a text.
  const wrong = Object.fromEntries(plain.map((key) => [key, -1])) as Record<string, never>;
  const server = { ...wrong, user: "1000:1000" };
  const host = { platform: "linux", hostUid: 1000, hostGid: 1000 };
  const parts = { files: [], labels: {}, project: "p", stack: "s", component: "c" };
  const read = [...readConfig(texts).problems, ...topologyProblems("?", "?")];
  const problems = [
    ...read,
    ...problemsOf(() => runAs({ ...wrong, ...host })),
    ...problemsOf(() => flaskImagePlan({ ...wrong, ...parts, uid: -1, gid: 1, baseImage: "?" })),
    ...problemsOf(() => flaskDevServerPlan("web", server)),
    ...problemsOf(() => gunicornPlan("web", server)),
    ...problemsOf(() =>
      proxyPlan("proxy", {
        ...wrong,
        image: "nginx",
        upstream: { endpoints: [], keepsConnections: true },
      }),
    ),
    ...problemsOf(() =>
      loadPlan("load", {
        ...{ ...server, image: "?", locustfile: "l.py", runId: undefined },
        target: { endpoints: [], networks: [], fingerprint: "" },
      }),
    ),
    // Components know the bounds of a number; of all else the config says what it takes.
    ...read.filter(({ expected }) => expected !== "an integer"),
  ];
  return Object.fromEntries(problems.map(({ path, expected }) => [keyOf(path), expected]));
}

function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
}

/** The config key of an argument that is called otherwise. */
function keyOf(argument: string): string {
  return { baseImage: "pythonImage", image: "locustImage" }[argument] ?? argument;
}
