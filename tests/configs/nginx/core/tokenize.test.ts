import * as fc from "fast-check";
import { block, type Directive, renderDirectives } from "../../../../configs/nginx/core/directive";
import { quoted, type Token } from "../../../../configs/nginx/core/token";
import { readConf, type Read } from "../../../../configs/nginx/core/tokenize";
import { messageOf } from "../../../support/message";

/** Any text that can be written, and those of what means something to nginx. */
const text = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(..."\\\"'{};#~=@ \n\t\rtrn".split("")), maxLength: 20 }),
  )
  .map((one) => one.replace(/[$\0]/g, ""));
const variable = fc.constantFrom("uri" as const).map((variable) => ({ variable }));
const token: fc.Arbitrary<Token> = fc.oneof(text, fc.array(fc.oneof(text, variable)));

const { tree } = fc.letrec<{ tree: Directive[] }>((tie) => ({
  tree: fc.array(
    fc.record(
      {
        name: fc.oneof(
          fc.constant("try_files" as const),
          text.map((is) => ({ is })),
        ),
        args: fc.array(
          token.map((one) => one),
          { maxLength: 4 },
        ),
        block: tie("tree"),
      },
      { requiredKeys: ["name", "args"] },
    ),
    { maxLength: 3, depthIdentifier: "tree" },
  ),
}));

/** What nginx has to read. */
function read(directives: Directive[]): Read[] {
  return directives.map(({ name, args, block }) => ({
    words: [typeof name === "string" ? name : plain(name), ...args.map(flat)],
    ...(block && { block: read(block) }),
  }));
}

const flat = (one: Token) =>
  [one]
    .flat()
    .map((part) => {
      if (typeof part === "string") return part;
      return "variable" in part ? `\${${part.variable}}` : part.unchecked;
    })
    .join("");
const SPECIAL = /^(default|hostnames|include|volatile)$|^[~\\]/;
const plain = (name: Exclude<Directive["name"], string>) => {
  if ("unchecked" in name) return name.unchecked;
  return "is" in name ? name.is.replace(SPECIAL, "\\$&") : name.matches;
};

/** A map's key has no variable. */
const withoutVariables = (directives: Directive[]): Directive[] =>
  directives.map((one) => ({
    ...one,
    args:
      typeof one.name === "string"
        ? one.args
        : one.args.map((arg) => flat(arg).replace(/\$\{uri\}/g, "")),
    ...(one.block && { block: withoutVariables(one.block) }),
  }));

test("any tree is read back as it is", () => {
  fc.assert(
    fc.property(tree.map(withoutVariables), (directives) => {
      expect(readConf(renderDirectives(directives))).toEqual(read(directives));
    }),
    { numRuns: 500 },
  );
});

test("a word is one word in any place: before a space, a semicolon or a brace", () => {
  fc.assert(
    fc.property(text, (one) => {
      for (const end of [";", " ;", "{}", " {}", "\n;"]) {
        const [{ words } = { words: [] }] = readConf(`name ${quoted(one)}${end}`);
        expect(words).toEqual(["name", one]);
      }
    }),
  );
});

// Each was read so by nginx 1.22 and 1.30: `return 200 WORD` answers with it.
test.each([
  [`a b\tc\r\n;`, ["a", "b", "c"]],
  [`a 'b"c' "d'e";`, ["a", `b"c`, `d'e`]],
  [String.raw`a "\t\n\r\\\"\'\x";`, ["a", "\t\n\r\\\"'\\x"]],
  [String.raw`a b\ c\;d;`, ["a", String.raw`b\ c\;d`]],
  ["a b#c;", ["a", "b#c"]],
  ["a # ; }\n b;", ["a", "b"]],
  ["a b'c\"d;", ["a", `b'c"d`]],
  ["a ${b}c{d};", undefined],
  ["a ${b}c;", ["a", "${b}c"]],
  ['a "b";', ["a", "b"]],
])("%j is read as nginx reads it", (line, words) => {
  if (words) expect(readConf(line)).toEqual([{ words }]);
  else expect(() => readConf(line)).toThrow("unexpected");
});

test.each([
  ["a b", "line 1: unexpected end."],
  ["a {", "line 1: unexpected end."],
  ["}", 'line 1: unexpected "}".'],
  [";", 'line 1: unexpected ";".'],
  ["{", 'line 1: unexpected "{".'],
  ["a b }", 'line 1: unexpected "}".'],
  ['\na "b"c;', 'line 2: unexpected "c".'],
  ['a "b', "line 1: unexpected end."],
  ['a "b\\', "line 1: unexpected end."],
])("%j is refused: %s", (line, message) => {
  expect(messageOf(() => readConf(line))).toBe(message);
});

test("what is read is the same whether it was written once or twice", () => {
  const directives = [block("map", [], [{ name: { is: "~a" }, args: ["b c"] }])];
  const once = readConf(renderDirectives(directives));
  expect(once).toEqual([{ words: ["map"], block: [{ words: ["\\~a", "b c"] }] }]);
});
