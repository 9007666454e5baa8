import { parseComparison, readComparison } from "../../program/comparison";
import { readSettings } from "../../program/settings";

test("where nothing is said five ways to serve are compared with gunicorn", () => {
  const { comparison, problems } = readComparison({});
  expect(comparison.candidates.map(({ name }) => name)).toEqual([
    ...["dev-server", "gunicorn", "gunicorn-nginx", "gunicorn-nginx-baseline", "granian-nginx"],
  ]);
  expect(comparison.reference).toBe("gunicorn");
  expect(problems).toEqual([]);
});

test("a name is a preset, or one in the study's tuning", () => {
  const { candidates } = readComparison({
    candidates: ["granian", "gunicorn-baseline"],
  }).comparison;
  expect(candidates).toEqual([
    { name: "granian", server: "granian", proxy: "none", tuning: "production" },
    { name: "gunicorn-baseline", server: "gunicorn", proxy: "none", tuning: "baseline" },
  ]);
});

test("without gunicorn among them the first is the reference", () => {
  const { comparison } = readComparison({ candidates: ["granian", "dev-server"] });
  expect(comparison).not.toHaveProperty("reference");
});

test.each(["uwsgi", "-baseline", "constructor", ""])("%j is no way to serve", (name) => {
  const { problems } = readComparison({ candidates: ["gunicorn", name] });
  expect(problems).toEqual([
    {
      path: "compare.candidates[1]",
      expected:
        "one of gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian, or one of them with -baseline behind it",
      got: name,
    },
  ]);
});

test.each([
  ['{"candidates":["a","b"],"rounds":3}', { candidates: ["a", "b"], rounds: 3 }],
  ['{"candidates":"a, b c"}', { candidates: ["a", "b", "c"] }],
  [
    '{"quick":"true","rounds":"3","sameAnswer":"off"}',
    { quick: true, rounds: 3, sameAnswer: "off" },
  ],
  ["{}", {}],
])("%s is read as Pulumi hands it over", (json, read) => {
  expect(parseComparison(json)).toEqual(read);
});

test.each(['{"runds":3}', "[]", "null", '"x"', "{", ""])("%s is none", (json) => {
  expect(parseComparison(json)).toBeUndefined();
});

describe("a stack that compares", () => {
  test("is the one of that name, and any other that says what", () => {
    expect(readSettings("compare", {}).comparison?.candidates).toHaveLength(5);
    expect(readSettings("prod", { compare: '{"quick":true}' }).comparison).toMatchObject({
      quick: true,
    });
    expect(readSettings("gunicorn", {}).comparison).toBeUndefined();
  });

  test("asks the sample for its items, and an app of one's own for what its config says", () => {
    expect(readSettings("compare", {}).app.paths).toEqual(["/api/items"]);
    expect(readSettings("compare", { appDir: "shop" }).app.paths).toBeUndefined();
    expect(readSettings("compare", { appDir: "shop", paths: "/ /a" }).app.paths).toEqual([
      "/",
      "/a",
    ]);
  });

  test("tells what is wrong with its config, all at once", () => {
    const { problems } = readSettings("compare", { wokers: "4", compare: '{"candidates":["x"]}' });
    expect(problems.map(({ path }) => path)).toEqual(["wokers", "compare.candidates[0]"]);
  });
});
