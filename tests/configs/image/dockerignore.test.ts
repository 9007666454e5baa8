import { readDockerignore } from "../../../configs/image/dockerignore";
import { verdictOn } from "../../../configs/image/ignore";

const read = (text: string) => readDockerignore(text, "shop/.dockerignore");
const ignores = (text: string, path: string) => verdictOn(path, read(text).patterns).isIgnored;

test.each<[pattern: string, path: string, isIgnored: boolean]>([
  ["secret (1).txt", "secret (1).txt", true],
  ["readme.md", "README.md", false],
  ["a|b", "app.py", false],
  ["a|b", "a|b", true],
  ["a+b*", "a+b.c", true],
  ["a.|)$(}+{bc", "a.|)$(}+{bc", true],
  ["{a,b}", "a", false],
  ["^a", "^a", true],
  ["**", "a", true],
  ["*", "a/b", false],
  ["**/dir", "dir", true],
  ["**file", "dir/myfile", true],
  ["**/file", "dir/myfile", false],
  ["a**/*.txt", "a/b/c.txt", true],
  ["abc/**", "abc", false],
  ["abc/**", "abc/d", true],
  ["a?b", "a☺b", true],
  ["a?b", "a😀b", true],
  ["a?b", "a/b", false],
  ["[a-ζ]*", "α", true],
  ["*[a-ζ]", "A", false],
  ["ab[^c]", "abd", true],
  ["[Aa]pp.py", "App.py", true],
  ["[\\]a]", "]", true],
  ["[x\\-]", "-", true],
  ["a\\*b", "a*b", true],
  ["a\\*b", "axb", false],
  ["\\#a", "#a", true],
  ["\\!a", "!a", true],
  ["/a/b", "a/b", true],
  ["./a//b/../c/", "a/c", true],
  [".", "a", false],
  ["/", "a", false],
  ["..", "a", false],
  ["  a  ", "a", true],
  ["a\r", "a", true],
  ["\uFEFFa", "a", true],
  [" #a", "#a", true],
  ["#a", "#a", false],
  ["*\n! b", "b", false],
  ["*\n!/b", "b", false],
])("%j of a .dockerignore, and %s: %s", (text, path, isIgnored) => {
  expect(ignores(text, path)).toBe(isIgnored);
});

test.each(["[", "a[", "[]a]", "[-x]", "[x-]", "[a-b-c]", "[^bc", "[z-a]", "a\\", "!", "\\q"])(
  "what Docker refuses is refused by file and line: %s",
  (pattern) => {
    expect(read(`ok\n\n${pattern}\n`).problems).toEqual([
      {
        path: "shop/.dockerignore, line 3",
        expected: "a pattern that Docker takes",
        got: pattern,
        remedy: "Write \\ before a character that is to mean itself, such as \\[.",
      },
    ]);
  },
);
