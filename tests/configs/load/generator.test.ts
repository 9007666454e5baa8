import { generatorFindings } from "../../../configs/load/generator";
import { isRedFlag } from "../../../configs/load/findings";
import type { LoadKind } from "../../../configs/load/kind";
import type { Sample } from "../../../configs/load/samples";
import { Validity, validityOf } from "../../../configs/load/validity";
import type { LoadWindow } from "../../../configs/load/window";
import { LOAD_WINDOW, sampleAt } from "../../fixtures/load-window";

const findings = (window: Partial<LoadWindow>, kind: LoadKind = "steady") =>
  generatorFindings(kind, { ...LOAD_WINDOW, ...window });
const found = (...args: Parameters<typeof findings>) =>
  findings(...args).map(({ code, sentence }) => [code, sentence]);
/** A phase in which these grew to so much in its two seconds. */
const grown = (changed: Partial<Sample>) => ({ samples: [sampleAt(0), sampleAt(2, changed)] });

test("a calm generator on a calm machine is told of in no way, and the measurement is valid", () => {
  expect(findings({})).toEqual([]);
  expect(validityOf(findings({}))).toEqual({ verdict: Validity.Valid, reasons: [] });
});

test.each<[string, Partial<LoadWindow>, string, string]>([
  [
    "Locust that is short of CPU",
    grown({ generatorCpu: 1.94 }),
    "generator-busy",
    "Locust used 97 % of its CPU: a part of the response times is its own. Lower users, use FastHttpUser, or raise loadWorkers.",
  ],
  [
    "a machine without idle CPUs",
    grown({ hostIdle: 4 }),
    "host-busy",
    "The machine's CPUs were idle for 2 % of the time: Locust and the service took them from each other. Lower users, or measure on a machine with more of them.",
  ],
  [
    "users who neither ask nor wait",
    grown({ waitingSeconds: 10 }),
    "time-unaccounted",
    "Requests and waits make up 60 % of the users' time (Little's law asks for all of it): the rest is Locust's own, or tasks that compute or sleep. Lower users, or use wait_time.",
  ],
  [
    "requests without an answer",
    { inFlight: 3 },
    "requests-in-flight",
    "3 requests had no answer 5 s after the last one was sent, and count nowhere: the real response times are longer. Lower users.",
  ],
  [
    "a Locust of several that ended",
    { workers: { asked: 3, answered: 2 } },
    "workers-lost",
    "Of 3 Locusts 2 said what they measured: the requests of the others are missing. Raise loadMemoryMb, or lower users or loadWorkers.",
  ],
  [
    "arrivals that nobody served",
    { arrivals: { came: 100, missed: 7, latestMs: 1 } },
    "arrivals-missed",
    "7 of 100 who came found no free user until the end. Raise users, or lower arrivalsPerSecond.",
  ],
])("%s make a measurement inconclusive, with what to change", (_what, window, code, sentence) => {
  const all = findings(window);
  expect(all.map((one) => [one.code, one.sentence])).toEqual([[code, sentence]]);
  expect(all.every(isRedFlag)).toBe(true);
  expect(validityOf(all)).toEqual({ verdict: "inconclusive", reasons: [sentence] });
});

test("who waited for a free user is told of, as it is a part of the response times", () => {
  const all = findings({ arrivals: { came: 100, missed: 0, latestMs: 250.4 } }, "open");
  expect(all.map(({ code, sentence }) => [code, sentence])).toEqual([
    [
      "arrivals-late",
      "Requests were sent up to 250 ms after they were due, as no user was free or Locust was late: that is a part of the response times (coordinated omission is corrected). For less, raise users.",
    ],
  ]);
  expect(all.some(isRedFlag)).toBe(false);
});

test("Little's law is asked of users who come and stay alone", () => {
  const idle = grown({ waitingSeconds: 0 });
  expect(found(idle, "open")).toEqual([]);
  expect(found(idle, "ramp")).toEqual([]);
  expect(found({ ...idle, shape: "Waves" })).toEqual([]);
});

test("a kernel that does not tell what is idle is no busy machine", () => {
  expect(found({ samples: [sampleAt(0), sampleAt(2, { hostIdle: 0, hostAll: 0 })] })).toEqual([]);
});
