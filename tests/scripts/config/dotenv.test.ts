import { readDotenv } from "../../../scripts/config/dotenv";

const valuesOf = (text: string) =>
  Object.fromEntries(readDotenv(text).variables.map(({ name, value }) => [name, value]));

/** Each was given to python-dotenv 1.2 too. */
test.each([
  ["A=1", { A: "1" }],
  ["A = 1 \r\nB=2", { A: "1", B: "2" }],
  ["export A=1\nexport\tB=2", { A: "1", B: "2" }],
  ["# A=1\n\n  # B\nC=3 # a comment\nD=4#none\nE=#5", { C: "3", D: "4#none", E: "#5" }],
  ["A='it''", {}],
  ["A='$x \\n \"q\" \\' \\\\ #'", { A: '$x \\n "q" \' \\ #' }],
  ['A="a\\nb\\t\\"q\\" \\x \\$" # c', { A: 'a\nb\t"q" \\x \\$' }],
  ['A="one\ntwo\r\n"\nB=3', { A: "one\ntwo\r\n", B: "3" }],
  ["A=\nB=''\nC=\"\"", { A: "", B: "", C: "" }],
  ["A=x=y==\nB= two words ", { A: "x=y==", B: "two words" }],
  ["A=pa$$word\nB=$A", { A: "pa$$word", B: "$A" }],
  ["A=1\nB='${A}2'\nC=${X:-d}", { A: "1", B: "12", C: "d" }],
  ["A=1\nA=2", { A: "2" }],
  ["A=1\nA", {}],
  ["'A'=1", { A: "1" }],
  ["A=0123456789012345678\nB=1.10\nC=yes", { A: "0123456789012345678", B: "1.10", C: "yes" }],
  ["\ufeffA=é\u{1f40d}", { A: "é\u{1f40d}" }],
])("%j is read as python-dotenv reads it", (text, values) => {
  expect(valuesOf(text)).toEqual(values);
});

test.each([
  ["A=1\n\nB='open\nC=2\n", [3]],
  ['A="x" y', [1]],
  ["-----BEGIN KEY-----\nMIIE+/==\nA=1", [1, 2]],
  ["A=1\r\n=2\r\nmy-name=3", [2, 3]],
  ["A=a\0b", [1]],
  ["A=${B}\nB=1", [1]],
])("of %j the bad lines are told by their numbers, without what they hold", (text, lines) => {
  const { bad } = readDotenv(text);
  expect(bad.map(({ line }) => line)).toEqual(lines);
  expect(bad.map(({ sentence }) => sentence).join()).not.toMatch(/open|MIIE|BEGIN|my-name|a\0b/);
});

test("a name alone sets nothing", () => {
  expect(readDotenv("A=1\nB\n")).toMatchObject({ bad: [], empty: [2] });
});
