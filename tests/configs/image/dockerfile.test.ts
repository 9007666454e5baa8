import * as fc from "fast-check";
import { copy, quoted } from "../../../configs/image/dockerfile";
import { messageOf } from "../../support/message";

/** How Docker's own parser reads a double-quoted word: a backslash escapes \, " and $, and $ starts a variable. */
function readByDocker(word: string): string {
  let text = "";
  for (let at = 1; at < word.length - 1; at += 1) {
    const char = word[at] ?? "";
    if (char === '"' || char === "$")
      throw new Error(`the word ends, or expands, at ${at}: ${word}`);
    const next = word[at + 1] ?? "";
    if (char === "\\" && '\\"$'.includes(next)) at += 1;
    text += char === "\\" && '\\"$'.includes(next) ? next : char;
  }
  return text;
}

test("any text without control characters is read back as it is", () => {
  const text = fc.string({ unit: "binary" }).filter((one) => !/\p{Cc}|\u2028|\u2029/u.test(one));
  fc.assert(fc.property(text, (one) => readByDocker(quoted(one)) === one));
});

test.each(["a\nRUN evil", "a\rb", "a\u0000b", "a\u2028b"])("%j is refused", (text) => {
  expect(messageOf(() => quoted(text))).toBe(
    `A Dockerfile takes no control characters, got ${JSON.stringify(text)}.`,
  );
});

test.each(["a $b", "a[b]", "*.txt", 'a"b', "a\\b", "a\nb", "a b"])(
  "COPY takes no path %j",
  (path) => {
    expect(messageOf(() => copy([path], "./"))).toBe(
      `COPY takes plain paths only, got ${JSON.stringify(path)}.`,
    );
  },
);
