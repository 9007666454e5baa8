import { generatorTable, wrkRate } from "../../../scripts/bench/generators";

test("wrk's rate is read from what it prints", () => {
  const printed =
    "Running 5s test @ http://server:8000/\n  1 threads and 50 connections\n" +
    "  Thread Stats   Avg      Stdev     Max   +/- Stdev\n    Req/Sec    36.01k     1.52k   38.42k    74.00%\n" +
    "  179166 requests in 5.00s, 27.17MB read\nRequests/sec:  35811.17\nTransfer/sec:      5.43MB\n";
  expect(wrkRate(printed)).toBe(35811.17);
  expect(wrkRate("unable to connect")).toBeNaN();
});

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
