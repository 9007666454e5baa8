import { logHints } from "../../../configs/container/log-hints";
import { packageOfProgram, PROGRAMS } from "../../../configs/container/system-program";

const lacks = (program: string, name: string) =>
  `The image lacks ${program}, which the app runs: name its Debian package in aptPackages, ${name}.`;

test.each([
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'pg_dump'",
    "pg_dump",
    "postgresql-client",
  ],
  ["webassets.exceptions.FilterError: Program file not found: sass.", "sass", "ruby-sass"],
  ["/bin/sh: 1: convert: not found", "convert", "imagemagick"],
  ["sh: line 1: dot: command not found", "dot", "graphviz"],
  ["FileNotFoundError: [Errno 2] No such file or directory: 'git'", "git", "git"],
])("of %j it is told which program is missing, and which package has it", (line, program, name) => {
  expect(logHints(line)).toEqual([lacks(program, name)]);
});

test("a program that nobody knows is told without a package", () => {
  expect(logHints("webassets.exceptions.FilterError: Program file not found: pyscss.")).toEqual([
    "The image lacks pyscss, which the app runs: name its Debian package in aptPackages.",
  ]);
});

test("a file of another name is none", () => {
  const said = logHints("FileNotFoundError: [Errno 2] No such file or directory: 'uploads'");
  expect(said.filter((one) => one.includes("aptPackages"))).toEqual([]);
});

test("each program that is looked for has a package", () => {
  expect(PROGRAMS.filter((one) => packageOfProgram(one) === undefined)).toEqual([]);
});
