import { fromGo } from "../../../configs/image/go-regexp";

/** Which of some texts a pattern matches as a whole. */
const matched = (source: string, texts: string[]) =>
  texts.filter((text) => fromGo(`^(?:${source})$`).test(text));

test.each<[source: string, matches: string[], others: string[]]>([
  ["a.c", ["abc", "a/c", "a\rc", "a\u2028c", "a😀c"], ["ac", "a\nc"]],
  ["a]b", ["a]b"], ["ab"]],
  ["a{b}", ["a{b}"], ["ab"]],
  ["a{,2}", ["a{,2}"], ["a", "aa"]],
  ["a{2}", ["aa"], ["a", "aaa", "a{2}"]],
  ["a{2,}", ["aa", "aaaa"], ["a"]],
  ["a{1,2}", ["a", "aa"], ["aaa"]],
  [String.raw`a\.b`, ["a.b"], ["axb"]],
  [String.raw`a\/b`, ["a/b"], ["ab"]],
  [String.raw`\-`, ["-"], [""]],
  [String.raw`\d\w`, ["1a", "2_"], ["a1", "é1"]],
  [String.raw`\s`, [" ", "\t", "\n"], ["\v", "\u00a0"]],
  [String.raw`\S`, ["a", "\v", "\u00a0"], [" ", "\t"]],
  [String.raw`\a`, ["\x07"], ["a"]],
  [String.raw`\Ab\z`, ["b"], ["ab", "bz"]],
  ["[abc]", ["a", "c"], ["d", "[abc]"]],
  ["[^abc]", ["d", "\n"], ["a"]],
  ["[]a]", ["]", "a"], ["b"]],
  ["[^]a]", ["b"], ["]", "a"]],
  ["[[a]", ["[", "a"], ["]"]],
  ["[a-c]", ["b"], ["-"]],
  [String.raw`[\]a]`, ["]", "a"], ["\\"]],
  [String.raw`[a\-z]`, ["a", "-", "z"], ["b"]],
  [String.raw`[\s]`, [" ", "\t", "\f"], ["\v", "s"]],
  ["[[:digit:]x]", ["7", "x"], ["a", ":"]],
  ["[[:upper:]]", ["A", "Z"], ["a", "É"]],
  ["[[:punct:]]", ["!", "/", "[", "`", "~"], ["a", " "]],
  ["[[:space:]]", [" ", "\v", "\r"], ["a"]],
  ["[[:word:]]", ["_", "9"], ["-"]],
])("%s means what it means to Go", (source, matches, others) => {
  expect(matched(source, [...matches, ...others])).toEqual(matches);
});

test.each([
  ["a [ without its ]", "[abc"],
  ["a [ without its ]", "[]"],
  ["a \\ before nothing", "a\\"],
  ["a \\ before e", String.raw`\e`],
  ["a \\ before 1", String.raw`(a)\1`],
  ["a \\ before b", String.raw`[\b]`],
  ["a \\ before é", String.raw`\é`],
  ["a class [:letter:]", "[[:letter:]]"],
  ["a class [:a b:]", "[[:a b:]]"],
  ["a class [:constructor:]", "[[:constructor:]]"],
])("what Go refuses is refused: %s in %s", (message, source) => {
  expect(() => fromGo(source)).toThrow(new SyntaxError(message));
});

test.each(["(", "a**", "[z-a]", "*"])("so is what neither of the two takes: %s", (source) => {
  expect(() => fromGo(source)).toThrow(SyntaxError);
});
