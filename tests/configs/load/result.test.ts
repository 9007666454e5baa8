import { readResult, type RunFiles } from "../../../configs/load/result";
import { readWindow } from "../../../configs/load/window";
import { LOAD_RUN } from "../../fixtures/load-run";
import { filesOf, LOCUSTS } from "../../support/locust-files";

const calm = filesOf("2.47.0");
/** The fixture was made on a busy machine, with a task that always fails. */
const OF_THE_FIXTURE = ["many-failed", "host-busy"];
const read = (files: Partial<RunFiles>, changed: Partial<typeof LOAD_RUN> = {}) =>
  readResult({ ...LOAD_RUN, ...changed }, { ...calm, ...files });
const found = (...args: Parameters<typeof read>) =>
  read(...args)
    .warnings.map(({ code, sentence }) => [code, sentence])
    .filter(([code = ""]) => !OF_THE_FIXTURE.includes(code));
const window = (changed: object) =>
  JSON.stringify({ ...(JSON.parse(calm.window ?? "") as object), ...changed });

test("a calm measurement is warned of in no way", () => {
  expect(found({})).toEqual([]);
});

test.each(LOCUSTS)(
  "the histogram says what Locust %s's own CSV says, and is preferred",
  (version) => {
    const files = filesOf(version);
    const { source, endpoints, ...stats } = readResult(LOAD_RUN, files);
    const fromCsv = readResult(LOAD_RUN, { ...files, histogram: undefined });
    expect([source, fromCsv.source]).toEqual(["histogram", "csv"]);
    expect(stats.p95ResponseMs).toBe(fromCsv.p95ResponseMs);
    expect(stats.medianResponseMs).toBe(fromCsv.medianResponseMs);
    expect(stats.requestCount).toBeGreaterThan(100);
    expect(stats.requestsPerSecond).toBeCloseTo(fromCsv.requestsPerSecond ?? 0, 6);
    for (const [index, endpoint] of fromCsv.endpoints.entries()) {
      const { requestsPerSecond, ...same } = endpoint;
      expect(endpoints[index]).toMatchObject(same);
      expect(endpoints[index]?.requestsPerSecond).toBeCloseTo(requestsPerSecond ?? 0, 6);
    }
  },
);

test.each(LOCUSTS)(
  "names that are hard to read are read, from each file of Locust %s",
  (version) => {
    const names = [
      '/"quoted"',
      "/a,b",
      "/carriage\r\nreturn",
      "/fast and bad",
      "/grüße/日本",
      "/line\nfeed",
    ];
    const more = [
      "/no method",
      "/no time",
      "/only an error",
      "/rounded",
      "123",
      "=cmd()",
      "Aggregated",
    ];
    const files = filesOf(version, "odd");
    for (const one of [files, { ...files, histogram: undefined }]) {
      const { endpoints } = readResult(LOAD_RUN, one);
      expect(endpoints.map(({ name }) => name)).toEqual([...names, ...more, "true"]);
      const only = endpoints.find(({ name }) => name === "/only an error");
      expect(only).toMatchObject({ requestCount: 0, failureCount: 10 });
      expect(only).not.toHaveProperty("avgResponseMs");
    }
  },
);

test("requests without a time have no response time of 0 ms", () => {
  const { endpoints } = readResult(LOAD_RUN, filesOf("2.47.0", "odd"));
  const numbers = endpoints.find(({ name }) => name === "/no time") ?? {};
  expect(Object.keys(numbers)).toEqual([
    ...["method", "name", "requestCount", "failureCount", "failureRatio", "requestsPerSecond"],
  ]);
});

test("with more than 1 % failed the response times stay, and the first finding says what they are worth", () => {
  const { warnings, avgResponseMs, validity } = read({});
  expect(avgResponseMs).toBeGreaterThan(0);
  expect(warnings[0]).toEqual({
    code: "many-failed",
    weight: 90,
    sentence: expect.stringMatching(
      /^5 of \d+ requests failed \([\d.]+ %\): the response times cannot be trusted, as they count them too\. Most often: 5 times GET \/bad: LocustBadStatusCode\(code=500\)$/,
    ),
  });
  expect(validity.verdict).toBe("inconclusive");
  expect(validity.reasons[0]).toBe(warnings[0]?.sentence);
});

/** All that is known of a run, once its files are cut: nothing that is not so of the whole one. */
test.each(["csv", "histogram", "window", "seconds"] as const)(
  "a run whose %s is cut at any byte gives the same numbers, less of them, or a finding",
  (name) => {
    const whole = read({});
    // What is written of seconds is what there is, where nothing else was written.
    const alone =
      name === "seconds" ? { csv: undefined, histogram: undefined, window: undefined } : {};
    const text = calm[name] ?? "";
    for (let end = 0; end < text.length; end += 1) {
      const cut = read({ ...alone, [name]: text.slice(0, end) });
      if (cut.source === "histogram") expect(cut.avgResponseMs).toBe(whole.avgResponseMs);
      else expect(cut.warnings.length).toBeGreaterThan(whole.warnings.length - 1);
      if (cut.source === "csv") expect(cut.requestCount).toBe(whole.requestCount);
    }
  },
);

test("of a run that was killed, the seconds that it wrote give exact counts and an exact average, and no percentile", () => {
  const { source, ...stats } = read({ csv: undefined, histogram: undefined, window: undefined });
  const rows = (calm.seconds ?? "")
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(","));
  const measured = rows.filter(([, phase]) => phase === "steady");
  const [first = [], last = []] = [measured[0], measured.at(-1)];
  const grown = (at: number) => Number(last[at]) - Number(first[at]);
  expect(source).toBe("seconds");
  expect(stats.requestCount).toBe(grown(4));
  expect(stats.avgResponseMs).toBe(grown(6) / grown(4));
  expect(stats.requestsPerSecond).toBe(grown(4) / grown(0));
  expect(stats).not.toHaveProperty("p95ResponseMs");
  expect(stats).not.toHaveProperty("maxResponseMs");
  expect(stats.warnings.map(({ code }) => code)).toContain("load-cut-off");
  expect(stats.validity.verdict).toBe("inconclusive");
});

test("without any file that can be read, what is known is why", () => {
  const nothing = { histogram: undefined, window: undefined, seconds: undefined };
  const { warnings, source, endpoints } = read({ ...nothing, csv: "Locust was here" });
  expect([source, endpoints]).toEqual(["none", []]);
  expect(warnings[0]).toMatchObject({
    code: "result-unreadable",
    sentence: expect.stringMatching(
      /^No number is known, as Locust's CSV cannot be read: last line: /,
    ),
  });
});

test("failed requests, for which Locust ends with 1, are no bad end; another one is told of, with the numbers", () => {
  expect(found({ exitCode: 1 })).toEqual([]);
  expect(found({ exitCode: 137 })).toEqual([
    ["load-ended-badly", "Locust ended with 137 after it had written what it measured."],
  ]);
});

test("a ramp says how much of it is ramp", () => {
  const load = { kind: "ramp" as const, users: 1000, spawnRate: 100, runSeconds: 10, phases: [] };
  expect(found({ window: window({ seconds: 10 }) }, load)).toEqual([
    [
      "ramp-counted",
      "Nine tenths of what was measured is ramp, as in the study: it ranks nothing. For all users from the first second on, set load steady.",
    ],
  ]);
});

test.each([undefined, "", "NaN", "null", "[]", '{"inFlight": "3"}', window({ samples: [[1]] })])(
  "what %j says of the load is not known, and the numbers are",
  (text) => {
    expect(readWindow(text)).toBeUndefined();
    const { requestCount, warnings } = read({ window: text });
    expect(requestCount).toBeGreaterThan(100);
    expect(warnings.map(({ code }) => code)).toContain("window-unknown");
  },
);
