import { screenOf } from "../../../scripts/pictures/screen";
import { terminalPicture } from "../../../scripts/pictures/terminal-picture";
import { readXml } from "../../support/xml";

/** The text of a screen of ten columns. */
const shown = (written: string) =>
  screenOf(written, 10).map((line) => line.map(({ character }) => character).join(""));

describe("screenOf", () => {
  test.each([
    ["lines", "a\r\nb\r\n", ["a", "b"]],
    ["a line that was written over", "abc\rx", ["xbc"]],
    ["a line whose end was cleared", "abc\rx\x1b[K", ["x"]],
    ["lines that were drawn again", "a\r\nb\r\n\x1b[2Ac\x1b[K\r\nd", ["c", "d"]],
    ["a line that nothing was written to", "a\r\n\r\nb\r\n", ["a", "", "b"]],
    ["a cursor that was put to a column", "\x1b[4Gx", ["   x"]],
    ["a long line, wrapped", "0123456789ab", ["0123456789", "ab"]],
    [
      "ten columns that are followed by a line end, as one line",
      "0123456789\r\nab",
      ["0123456789", "ab"],
    ],
    ["no question to the terminal", "\x1b]11;?\x1b\\\x1b[6n\x1b[?25la", ["a"]],
    ["what is no letter of a byte", "✓ │", ["✓ │"]],
  ])("shows %s", (_, written, lines) => {
    expect(shown(written)).toEqual(lines);
  });
});

describe("terminalPicture", () => {
  const texts = (written: string) =>
    terminalPicture("npm start", screenOf(written, 80), 80).match(/<text .* textLength.*/g);

  test("shows colour, bold and underline where they were on, each in its column", () => {
    expect(texts("a\x1b[1m\x1b[38;5;2mbb\x1b[0m   c\r\n\x1b[4md")).toEqual([
      '<text x="20" y="62" textLength="8">a</text>',
      '<text x="28" y="62" textLength="16" font-weight="bold" fill="#56d364">bb</text>',
      '<text x="68" y="62" textLength="8">c</text>',
      '<text x="20" y="81" textLength="8" text-decoration="underline">d</text>',
    ]);
  });

  test("shows what looks like markup as text, to who reads it strictly", () => {
    const hostile = `GET /<id> & "more" 'x' ]]>`;
    const picture = terminalPicture(hostile, screenOf(hostile, 80), 80);
    const read = readXml<(string | null)[]>(picture, "[one.text for one in root.iter()]");
    expect(read.filter((text) => text === hostile)).toHaveLength(2);
  });
});
