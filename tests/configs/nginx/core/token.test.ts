import * as fc from "fast-check";
import { quoted, variable } from "../../../../configs/nginx/core/token";
import { messageOf } from "../../../support/message";

/** How nginx reads a double-quoted word (ngx_conf_read_token): \\ and \" are unescaped, \t \r \n too. */
function readByNginx(word: string): string {
  let text = "";
  for (let at = 1; at < word.length - 1; at += 1) {
    if (word[at] === '"') throw new Error(`the word ends at ${at}: ${word}`);
    if (word[at] === "\\") at += 1;
    text += word[at] ?? "";
  }
  return text;
}

test("any text without a $ is read back as it is, in one word", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 }).filter((one) => !one.includes("$"));
  fc.assert(fc.property(text, (one) => readByNginx(quoted(one)) === one));
});

test("a variable stands beside text, never in it", () => {
  expect(quoted([variable("host"), ":8080"])).toBe('"${host}:8080"');
});

test("a $ is refused: nginx has no way to escape it", () => {
  expect(messageOf(() => quoted("a$host"))).toBe('nginx cannot take a $ literally, got "a$host".');
});

test("a word that is longer than nginx takes is refused", () => {
  expect(quoted("x".repeat(4094))).toHaveLength(4096);
  expect(messageOf(() => quoted("x".repeat(4095)))).toBe(
    "nginx takes at most 4094 bytes in one word, got 4097.",
  );
});
