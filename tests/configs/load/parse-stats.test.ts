import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { parseLocustStats, type ReadStats } from "../../../configs/load/parse-stats";
import { LOCUSTS, ownFile } from "../../support/locust-files";
import { messageOf } from "../../support/message";

/** Written by Locust 2.47.0 in a run of the sample app. */
const real = readFileSync("tests/fixtures/output_stats.csv", "utf8");

const HEADER =
  "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time," +
  "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,99%,100%";
const csv = (...rows: string[]) => [HEADER, ...rows].map((row) => `${row}\r\n`).join("");
const LIST = "GET,/api,30,3,10,20.5,1.25,90.75,100,3,0.3,10,70,80,90";
const ITEM = 'GET,"/a,""b""\n",10,0,5,8.5,2,30,100,1,0,5,20,30,30';
const TOTAL = ",Aggregated,40,3,9,17.5,1.25,90.75,100,4,0.3,9,60,80,90";

test("each number is the CSV's", () => {
  expect(parseLocustStats(csv(LIST, ITEM, TOTAL))).toEqual({
    avgResponseMs: 17.5,
    medianResponseMs: 9,
    minResponseMs: 1.25,
    maxResponseMs: 90.75,
    p95ResponseMs: 60,
    p99ResponseMs: 80,
    requestsPerSecond: 4,
    requestCount: 40,
    failureCount: 3,
    failureRatio: 0.075,
    endpoints: [
      expect.objectContaining({
        method: "GET",
        name: "/api",
        avgResponseMs: 20.5,
        failureRatio: 0.1,
      }),
      expect.objectContaining({ method: "GET", name: '/a,"b"\n', requestCount: 10 }),
    ],
    warnings: [
      {
        code: "many-failed",
        weight: 90,
        sentence:
          "3 of 40 requests failed (7.5 %): the response times cannot be trusted, as they count them too.",
      },
    ],
  });
});

test("a CSV that Locust wrote is read: its endpoints sum to its total, and nothing is warned of", () => {
  const { requestCount, endpoints, warnings, avgResponseMs } = parseLocustStats(real);
  expect(endpoints.map(({ method, name }) => `${method} ${name}`)).toEqual([
    ...[
      "GET /api/items",
      "POST /api/items",
      "GET /api/items/<id>",
      "GET /api/large",
      "GET /api/wait",
    ],
    "GET /api/work",
  ]);
  expect(endpoints.reduce((sum, endpoint) => sum + (endpoint.requestCount ?? 0), 0)).toBe(
    requestCount,
  );
  expect(avgResponseMs).toBeGreaterThan(0);
  expect(warnings).toEqual([]);
});

test.each(LOCUSTS)("what Locust %s's own writer writes is read, hard names and all", (version) => {
  const { endpoints, requestCount, failureCount } = parseLocustStats(
    ownFile(version, "own_stats.csv"),
  );
  expect(endpoints).toHaveLength(14);
  expect(endpoints.reduce((sum, one) => sum + (one.requestCount ?? 0), 0)).toBe(requestCount);
  expect(endpoints.find(({ name }) => name === "/only an error")).toEqual({
    ...{ method: "GET", name: "/only an error", requestCount: 0, failureCount: 20 },
  });
  expect(failureCount).toBe(40);
});

test.each(LOCUSTS)(
  "a file whose writer died of a name that its locale lacks (%s) has no total, and says so",
  (version) => {
    const stats = parseLocustStats(ownFile(version, "latin_stats.csv"));
    expect(codes(stats)).toContain("total-missing");
    expect(stats).not.toHaveProperty("p95ResponseMs");
  },
);

/** What was found, as the codes of the findings or as their sentences. */
const codes = (stats: ReadStats) => stats.warnings.map(({ code }) => code);
const sentences = (stats: ReadStats) => stats.warnings.map(({ sentence }) => sentence);

test("a single N/A is absent, and told of", () => {
  const stats = parseLocustStats(
    csv(LIST, TOTAL.replace(",60,80,90", ",N/A,80,90").replace("40,3", "30,3")),
  );
  expect(stats).not.toHaveProperty("p95ResponseMs");
  expect(stats.p99ResponseMs).toBe(80);
  expect(sentences(stats)).toContain("Locust's CSV has no 95% of all requests.");
});

test("no request at all is no time of 0 ms", () => {
  const none = ",Aggregated,0,0,0,0,0,0,0,0,0,N/A,N/A,N/A,N/A";
  const stats = parseLocustStats(csv(none));
  expect(stats).toEqual({
    ...{ requestCount: 0, failureCount: 0, endpoints: [] },
    warnings: [expect.objectContaining({ code: "nothing-measured" })],
  });
  expect(sentences(stats)).toEqual(["No request was made: there is nothing to measure by."]);
});

test("without a total, what follows from the rows is known, and no percentile is", () => {
  const stats = parseLocustStats(csv(LIST, ITEM));
  const { endpoints, warnings, ...numbers } = stats;
  expect(numbers).toEqual({
    ...{ avgResponseMs: 17.5, minResponseMs: 1.25, maxResponseMs: 90.75 },
    ...{ requestCount: 40, failureCount: 3, failureRatio: 0.075 },
  });
  expect([endpoints.length, warnings.length]).toEqual([2, 2]);
  expect(codes(stats)).toEqual(["many-failed", "total-missing"]);
});

test("without a total, what one endpoint does not know is not known of all", () => {
  const stats = parseLocustStats(csv(LIST.replace("20.5", "N/A"), ITEM));
  expect(stats).not.toHaveProperty("avgResponseMs");
  expect(stats.maxResponseMs).toBe(90.75);
});

test.each([
  ["the fastest above the slowest", "1.25,90.75", "90.75,1.25", ["min", "max", "avg", "median"]],
  ["the average above the slowest", "17.5,", "170.5,", ["avg", "max"]],
  ["95 % above 99 %", "60,80,90", "80,60,90", ["p95", "p99"]],
])("of numbers that contradict each other none is taken: %s", (_what, from, to, absent) => {
  const stats = parseLocustStats(csv(LIST, ITEM, TOTAL.replace(from, to)));
  for (const name of absent) expect(stats).not.toHaveProperty(`${name}ResponseMs`);
  expect(codes(stats).slice(0, 2)).toEqual(["many-failed", "numbers-contradict"]);
  expect(stats.requestCount).toBe(40);
});

test("two numbers that contradict each other are told by their names, with whose they are", () => {
  const stats = parseLocustStats(csv(LIST.replace("70,80,90", "80,70,90"), ITEM, TOTAL));
  expect(sentences(stats)).toContain(
    'GET /api: "95 of 100 within" is 80 ms and "99 of 100 within" 70 ms, so neither is taken.',
  );
  expect(stats.p95ResponseMs).toBe(60);
});

test("an average that is the slowest but for a last digit is taken", () => {
  const same = ",Aggregated,3,0,0.1,0.10000000000000002,0.1,0.1,1,1,0,0,0,0,0";
  expect(parseLocustStats(csv(same.replace(",Agg", "GET,/"), same)).warnings).toEqual([]);
});

test("more failures than requests have no ratio", () => {
  const stats = parseLocustStats(csv(TOTAL.replace("40,3", "3,40")));
  expect(stats).not.toHaveProperty("failureRatio");
  expect([stats.requestCount, stats.failureCount]).toEqual([3, 40]);
  expect(codes(stats)).toContain("numbers-contradict");
});

test("an endpoint may be called Aggregated", () => {
  const named = LIST.replace("/api", "Aggregated");
  const stats = parseLocustStats(csv(named, TOTAL.replace("40,3", "30,3")));
  expect(stats.endpoints.map(({ name }) => name)).toEqual(["Aggregated"]);
});

test("endpoints that do not sum to the total are told of", () => {
  expect(sentences(parseLocustStats(csv(LIST, TOTAL)))).toContain(
    "The endpoints sum to 30 requests and 3 failures, the total says 40 and 3.",
  );
});

test("columns are found by their names, wherever they stand", () => {
  const total = parseLocustStats(
    "Name,Type,Requests/s,Request Count,Failure Count,Median Response Time,Average Response Time," +
      "Min Response Time,Max Response Time\nAggregated,,4,40,0,9,17.5,1,90\n",
  );
  expect(total).toMatchObject({ requestCount: 40, avgResponseMs: 17.5 });
  expect(total).not.toHaveProperty("p95ResponseMs");
  expect(sentences(total)).toContain("Locust's CSV has no 95% and no 99% of all requests.");
});

const WHOLE = "expected a whole output_stats.csv, up to the end of its last line";
const AGAIN = "Run the load test again.";
test.each<[string, string | undefined, string]>([
  ["missing", undefined, `  text: ${WHOLE}, got nothing. ${AGAIN}`],
  ["empty", "", `  text: ${WHOLE}, got "an empty one". ${AGAIN}`],
  [
    "cut",
    csv(LIST, TOTAL).slice(0, -3),
    `  last line: ${WHOLE}, got "${TOTAL.slice(0, -1)}". ${AGAIN}`,
  ],
  [
    "only a header",
    csv(),
    "  rows: expected one or more below the header, got 0. Locust ended before it measured anything: run the load test again.",
  ],
  [
    "a number that is none",
    csv(TOTAL.replace("17.5", "NaN")),
    '  row 2, Average Response Time: expected a number or N/A, got "NaN".',
  ],
  [
    "a number that is too large for one",
    csv(TOTAL.replace("17.5", "1e999")),
    '  row 2, Average Response Time: expected a number or N/A, got "1e999".',
  ],
  [
    "a count that is too large for one",
    csv(TOTAL.replace("40,3", "99999999999999999999,3")),
    '  row 2, Request Count: expected a whole number, got "99999999999999999999".',
  ],
  [
    "a row that is short",
    csv(LIST, ",Aggregated,40"),
    "  row 3: expected 15 cells, as in the header, got 3.",
  ],
])("%s text is refused with the reason", (_what, text, line) => {
  expect(messageOf(() => parseLocustStats(text as string))).toBe(
    `Locust's CSV: 1 problem to mend\n${line}`,
  );
});

test("headerless text is refused with the columns that it lacks", () => {
  expect(messageOf(() => parseLocustStats(`${LIST}\r\n${TOTAL}\r\n`))).toContain(
    "  header: expected a column `Request Count`, got nothing. It has to start with the header that Locust writes.",
  );
});

test("a CSV that is cut at any byte is refused, or warned of; it never gives a wrong number silently", () => {
  const whole = parseLocustStats(real);
  fc.assert(
    fc.property(fc.nat({ max: real.length - 1 }), (end) => {
      try {
        return parseLocustStats(real.slice(0, end)).warnings.length > whole.warnings.length;
      } catch (error) {
        return (error as Error).name === "ProblemsError";
      }
    }),
    { numRuns: real.length },
  );
});
