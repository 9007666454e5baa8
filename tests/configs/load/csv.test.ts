import * as fc from "fast-check";
import Papa from "papaparse";
import { readCsv } from "../../../configs/load/csv";

const CELLS = fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 2 });

test("any cell comes back as it was written, with its commas, quotes and line ends", () => {
  fc.assert(
    fc.property(fc.array(CELLS, { minLength: 1, maxLength: 5 }), (rows) => {
      // A row of two empty cells is `,`: it is no empty line.
      const text = `${Papa.unparse([["Type", "Name"], ...rows], { newline: "\n", quotes: true })}\n`;
      const read = readCsv(text, ["Type", "Name"]);
      expect(read.map(({ Type, Name }) => [Type, Name])).toEqual(rows);
    }),
  );
});

test("a CSV that was cut anywhere within its last line is refused", () => {
  const whole = 'Type,Name\nGET,"/a"\nGET,/b?c=12\n';
  const start = whole.lastIndexOf("\n", whole.length - 2) + 1;
  for (let end = start + 1; end < whole.length; end += 1) {
    expect(() => readCsv(whole.slice(0, end), ["Type"])).toThrow(
      /last line: expected a whole output_stats\.csv, up to the end of its last line, got .*Run the load test again\./,
    );
  }
});

test.each([
  ["none at all", undefined, /text: expected a whole output_stats\.csv/],
  ["an empty one", "", /text: expected a whole output_stats\.csv.*got "an empty one"/],
  ["blank lines", "\n \n", /text: expected a whole output_stats\.csv.*got "an empty one"/],
  ["without a column", "Type\nGET\n", /header: expected a column `Name`/],
  [
    "a row that is too short",
    "Type,Name\nGET\n",
    /row 2: expected 2 cells, as in the header, got 1/,
  ],
  [
    "a row that is too long",
    "Type,Name\nGET,/,3\n",
    /row 2: expected 2 cells, as in the header, got 3/,
  ],
  ["a quote that stays open", 'Type,Name\nGET,"/a\n', /row \d: expected a whole output_stats\.csv/],
])("a CSV is refused by what it has: %s", (_, text, message) => {
  expect(() => readCsv(text as string, ["Type", "Name"])).toThrow(message);
});

test("all that is wrong is told at once", () => {
  expect(() => readCsv("Type\nGET,/\nGET,/a,b\n", ["Name", "Median"])).toThrow(
    /^Locust's CSV: 4 problems to mend\n/,
  );
});
