import { courseOver } from "../../../configs/load/course";
import { sampleAt } from "../../fixtures/load-window";

test("a course has the mean of each second, exact by what was added to the sums", () => {
  const samples = [
    sampleAt(0, { phase: "", users: 5 }),
    sampleAt(1),
    sampleAt(2, { requests: 150, failures: 5, totalMs: 1400 }),
  ];
  expect(courseOver(samples)).toEqual([
    {
      time: 1,
      phase: "",
      users: 10,
      requestsPerSecond: 100,
      failuresPerSecond: 0,
      avgResponseMs: 10,
    },
    {
      time: 2,
      phase: "steady",
      users: 10,
      requestsPerSecond: 50,
      failuresPerSecond: 5,
      avgResponseMs: 8,
    },
  ]);
});

test("a second without an answer has no average: it is not 0", () => {
  const silent = [sampleAt(0), sampleAt(1, { requests: 0, totalMs: 0 })];
  expect(courseOver(silent)).toMatchObject([{ requestsPerSecond: 0, avgResponseMs: null }]);
});

test("two looks within a moment say nothing by themselves", () => {
  expect(courseOver([sampleAt(0), sampleAt(0.05), sampleAt(1)])).toHaveLength(1);
  expect(courseOver([])).toEqual([]);
  expect(courseOver([sampleAt(0)])).toEqual([]);
});

test("a load of a day has few points, and where its phases begin and end", () => {
  const day = Array.from({ length: 86_400 }, (_, second) =>
    sampleAt(second, { phase: second < 1001 ? "" : "soak" }),
  );
  const points = courseOver(day);
  expect(points.length).toBeLessThan(650);
  expect(points.filter(({ phase }) => phase === "").at(-1)?.time).toBe(1001);
  expect(points.at(-1)?.time).toBe(86_399);
});
