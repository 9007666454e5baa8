import { quoted, variable } from "../../../../configs/nginx/core/token";
import { messageOf } from "../../../support/message";

test("a variable stands beside text, never in it", () => {
  expect(quoted([variable("host"), ":8080"])).toBe('"${host}:8080"');
});

test("a $ is refused: nginx has no way to escape it", () => {
  expect(messageOf(() => quoted("a$host"))).toBe('nginx cannot take a $ literally, got "a$host".');
});

test("a NUL is refused: nginx would end the text there", () => {
  expect(messageOf(() => quoted("a\0b"))).toBe('nginx ends a text at a NUL, got "a\\u0000b".');
});

test("a word that is longer than nginx takes is refused", () => {
  expect(quoted("x".repeat(4094))).toHaveLength(4096);
  expect(messageOf(() => quoted("x".repeat(4095)))).toBe(
    "nginx takes at most 4094 bytes in one word, got 4097.",
  );
});
