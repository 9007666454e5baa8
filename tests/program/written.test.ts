import { writtenProblems } from "../../program/written";

/** The paths that are refused of a stack's file. */
const refused = (...lines: string[]) =>
  writtenProblems("p", `config:\n${lines.map((line) => `  ${line}\n`).join("")}`).map(
    ({ path, got }) => [path, got],
  );

test.each([
  "1.10",
  "+491700000000",
  "0123",
  "0x1F",
  "0o17",
  "1_000",
  "123456789012345678",
  "-0",
  ".5",
  ".inf",
  "~",
  "",
  "True",
  "FALSE",
  "2026-01-01",
  "2026-01-01T00:00:00Z",
])("%j without quotes is another value for Pulumi, and is refused", (value) => {
  expect(refused("p:env:", `  A: ${value}`)).toEqual([["env.A", value]]);
  expect(refused("p:env:", `  A: '${value}'`)).toEqual([]);
});

test.each([
  "yes",
  "no",
  "5432",
  "-5",
  "0",
  "true",
  "12:30",
  "127.0.0.1",
  "1.2.3",
  "1.5GB",
  "x",
  "1e400",
])("%j arrives as it is written", (value) => {
  expect(refused("p:env:", `  A: ${value}`)).toEqual([]);
});

test("a version of Python is one too; of what is a number anyway the writing does not matter", () => {
  expect(refused("p:python: 3.10", "p:paths: [/a, 1.10]", "p:workers: 010", "q:x: 1.10")).toEqual([
    ["python", "3.10"],
    ["paths[1]", "1.10"],
  ]);
});

test.each(["", "config:", "config: x", "{", "- 1"])(
  "%j is no config, and nothing is said",
  (yaml) => {
    expect(writtenProblems("p", yaml)).toEqual([]);
  },
);
