import { execFileSync } from "node:child_process";
import { shellWord } from "../../configs/shell-word";

test.each([
  "data",
  "/srv/a-b_c.d",
  "",
  "a b",
  "it's",
  "''",
  "$(id)",
  "a\nb",
  "~",
  "*",
  "a;b",
  "\\",
])("%j is one word of a shell, as it is", (text) => {
  expect(execFileSync("sh", ["-c", `printf '[%s]' ${shellWord(text)}`]).toString()).toBe(
    `[${text}]`,
  );
});

test("what needs no quotes has none", () => {
  expect(shellWord("/srv/a-b_c.d")).toBe("/srv/a-b_c.d");
});
