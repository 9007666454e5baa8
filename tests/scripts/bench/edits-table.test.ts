import { editsTable } from "../../../scripts/bench/edits-table";

test("what the rounds say is a table of seconds until an edit shows, each with its spread", () => {
  const rounds = [
    { python: 0.9, vue: 0.06 },
    { python: 1.4, vue: 0.05 },
    { python: 0.6, vue: 0.14 },
  ];
  expect(editsTable(rounds)).toBe(
    [
      "| 3 rounds | median, s | lowest to highest |",
      "| --- | --- | --- |",
      "| a changed `.py`, until the app answers by it | 0.90 | 0.60 to 1.40 |",
      "| a changed `.vue`, until the page shows it | 0.06 | 0.05 to 0.14 |",
      "",
    ].join("\n"),
  );
});
