import { generatorTable } from "../../../scripts/bench/generators";

test("each generator has its median and its range, and its part of a CPU", () => {
  const made = (requestsPerSecond: number, cpus: number) => ({ requestsPerSecond, cpus });
  const table = generatorTable(
    new Map([
      ["wrk", [made(30_000.4, 0.5), made(20_000, 0.4), made(40_000, 0.6)]],
      ["1 Locust", [made(900, 1)]],
    ]),
  );
  expect(table.split("\n").slice(2)).toEqual([
    "| wrk | 3 | 30000 | 20000 | 40000 | 0.50 |",
    "| 1 Locust | 1 | 900 | 900 | 900 | 1.00 |",
    "",
  ]);
});
