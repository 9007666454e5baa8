import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

const files = ["components", "configs", "jobs"].flatMap((directory) =>
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(directory, file))
    .filter((file) => /\.(ts|py|mjs)$/.test(file)),
);

test("the library names no command of this project's program: its user has another", () => {
  // A front end's own build is its author's command.
  const command = /npm start|npm run (?!build)|pulumi config/;
  expect(files.filter((file) => command.test(readFileSync(file, "utf8")))).toEqual([]);
});
