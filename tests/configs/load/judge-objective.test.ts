import type { Capacity } from "../../../configs/load/capacity";
import { judgeObjective } from "../../../configs/load/judge-objective";
import { limitsOf } from "../../../configs/load/objective";
import { NOTHING_MEASURED } from "../../../configs/load/stats";
import { missedMessage } from "../../../configs/load/thresholds";

const judged = (capacity: Partial<Capacity>, requestsPerSecond: number | undefined = 200) =>
  judgeObjective(
    { ...NOTHING_MEASURED, capacity: { limitedBy: "latency", steps: [], ...capacity } },
    limitsOf({ requestsPerSecond, p99Ms: 300 }),
  );

test("a service that carries what it has to meets that, by a margin", () => {
  expect(judged({ capacityRps: 250 })).toEqual([
    {
      ...{ metric: "capacityRps", min: 200, actual: 250, margin: 50 },
      ...{ withinRounding: false, isMet: true },
      sentence:
        "The service carries 250 requests a second with 99 of 100 within 300 ms and at most 1 % failed, at least 200 requests a second was asked for.",
    },
  ]);
});

test("one that does not misses a threshold as any other is missed, with what keeps it from that", () => {
  const [missed] = judged({ capacityRps: 151.25 });
  expect(missed).toMatchObject({ isMet: false, margin: -48.75, withinRounding: false });
  expect(missedMessage(judged({ capacityRps: 151.25 }))).toContain(
    "The load test misses 1 of 1 threshold:\n  The service carries 151 requests a second",
  );
  expect(missed?.sentence).toMatch(/asked for\. Beyond that it is too slow\.$/);
});

test.each([
  ["failures", "Beyond that too much fails."],
  ["generator", "Beyond that Locust itself is at its limit, and nothing is known of the service."],
  ["machine", "Beyond that the machine has no CPU left, for Locust and the service."],
  ["nothing", "More was not tried."],
] as const)("what was limited by %s is told so, and never as the service's limit", (by, words) => {
  expect(judged({ capacityRps: 20, limitedBy: by })[0]?.sentence).toMatch(new RegExp(`${words}$`));
});

test("a request at the edge of a second is in it or not, and misses nothing", () => {
  expect(judged({ capacityRps: 199.5 })[0]).toMatchObject({ isMet: true, withinRounding: true });
  expect(judged({ capacityRps: 195 })[0]).toMatchObject({ isMet: false });
});

test("where nothing was carried it is missed, and where nothing has to be there is no threshold", () => {
  const [missed] = judged({});
  expect(missed).not.toHaveProperty("actual");
  expect(missed?.isMet).toBe(false);
  expect(missed?.sentence).toContain("The service carries no rate that was tried with");
  expect(judgeObjective(NOTHING_MEASURED, limitsOf())).toEqual([]);
  expect(judgeObjective(NOTHING_MEASURED, undefined)).toEqual([]);
  expect(judgeObjective(NOTHING_MEASURED, limitsOf({ requestsPerSecond: 1 }))).toHaveLength(1);
});
