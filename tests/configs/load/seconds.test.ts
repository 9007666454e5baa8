import { SAMPLE_COLUMNS } from "../../../configs/load/samples";
import { readSeconds, secondsStats } from "../../../configs/load/seconds";
import { sampleAt } from "../../fixtures/load-window";

const HEAD = SAMPLE_COLUMNS.join(",");
const ROWS = [
  "0.5,steady,3,10,8,0,80.5,1,2,0.1,100,200",
  "1.5,steady,4,30,28,1,300,2,4,0.3,150,400",
];
const CSV = `${[HEAD, ...ROWS].join("\n")}\n`;

describe("the rows of each second", () => {
  test("are read as numbers, but for the name of their phase", () => {
    const [first, second, ...more] = readSeconds(CSV);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ time: 0.5, phase: "steady", users: 3, totalMs: 80.5 });
    expect(second).toMatchObject({ time: 1.5, requests: 28, failures: 1, hostAll: 400 });
  });

  test("are those that are whole, wherever whoever wrote them was killed", () => {
    const wholeBefore = (end: number) => Math.max(0, CSV.slice(0, end).split("\n").length - 2);
    const ends = Array.from({ length: CSV.length + 1 }, (_, end) => end);
    expect(ends.map((end) => readSeconds(CSV.slice(0, end)).length)).toEqual(ends.map(wholeBefore));
  });

  test.each([
    ["there is no file", undefined],
    ["it is empty", ""],
    ["it has other columns", "time,users\n1,2\n"],
    ["a number is none", CSV.replace("80.5", "many")],
    ["a number is NaN", CSV.replace("80.5", "nan")],
    ["a row is too short", `${HEAD}\n1,steady,3\n`],
    ["a quote does not end", `${HEAD}\n"1,steady,3\n`],
  ])("are none where %s", (_, csv) => {
    expect(readSeconds(csv)).toEqual([]);
  });
});

describe("what is exact of a measurement of which only these rows are left", () => {
  const at = (time: number, phase: string, requests: number, more: object = {}) =>
    sampleAt(time, { phase, requests, failures: 0, totalMs: requests * 10, ...more });

  test("is what its sums grew by, in all of its phases", () => {
    const samples = [
      at(0, "", 5),
      at(1, "one", 10),
      at(3, "one", 30),
      // Between two phases nobody counts.
      at(4, "", 70),
      at(5, "two", 100, { failures: 2 }),
      at(7, "two", 160, { failures: 10 }),
    ];
    expect(secondsStats(samples)).toEqual({
      seconds: 4,
      stats: {
        avgResponseMs: 10,
        requestCount: 80,
        failureCount: 8,
        failureRatio: 0.1,
        requestsPerSecond: 20,
      },
    });
  });

  test("has no average and no ratio where nothing was asked, and none is NaN", () => {
    expect(secondsStats([at(0, "one", 0), at(2, "one", 0)])).toEqual({
      seconds: 2,
      stats: { requestCount: 0, failureCount: 0 },
    });
    expect(secondsStats([])).toEqual({ seconds: 0, stats: { requestCount: 0, failureCount: 0 } });
  });
});
