import { ranFindings } from "../../../configs/load/ran";
import { ranFacts } from "../../../configs/load/ran-facts";
import type { LoadWindow } from "../../../configs/load/window";
import { ASKED, LOAD_WINDOW, sampleAt } from "../../fixtures/load-window";

const found = (window: Partial<LoadWindow>) =>
  ranFindings(ASKED, { ...LOAD_WINDOW, ...window }).map(({ code, sentence }) => [code, sentence]);

test("a load that ran as it was asked for is told of in no way", () => {
  expect(found({})).toEqual([]);
});

test("users that stopped are missing", () => {
  const samples = [sampleAt(0), sampleAt(1, { users: 4 }), sampleAt(2, { users: 4 })];
  expect(found({ samples })).toEqual([
    [
      "users-missing",
      "Of 10 users asked for 4 to 10, on average 5.5 were there (steady): the others have stopped, as a locustfile's on_start or a task may do (StopUser). Mend why, or lower users.",
    ],
  ]);
});

test("a load that ended before its time says how long it was measured", () => {
  const early =
    "2 s were to be measured, and 1.2 s were: the load was ended before, by its locustfile or from outside.";
  expect(found({ seconds: 1.2 })).toEqual([["load-ended-early", early]]);
  expect(found({ isFinished: false })[0]?.[0]).toBe("load-ended-early");
});

test("a LoadTestShape is reported by its own course, and not by what was asked for", () => {
  const samples = [0, 1, 3].map((at) => sampleAt(at, { phase: "shape", users: at < 3 ? 10 : 4 }));
  expect(found({ shape: "Waves", seconds: 3, samples })).toEqual([
    [
      "shape-followed",
      "The locustfile's Waves ran, by its own course: up to 10 users, on average 8.0, for 3.0 s. The options kind, users, spawnRate, runTime and settleTime did not count.",
    ],
  ]);
});

test("tasks and user classes that had no turn are named", () => {
  const window = {
    neverRan: ["Buyer.pay", "Visitor.large"],
    userClasses: { Visitor: 10, Buyer: 0 },
  };
  expect(found({ ...window, tasks: 5 })).toEqual([
    ["tasks-never-ran", "No user of Buyer was there: raise users."],
    ["tasks-never-ran", "1 of 5 tasks never ran: Visitor.large. Raise runTime or users."],
  ]);
});

test("a long list of them is cut", () => {
  const neverRan = Array.from({ length: 7 }, (_, index) => `Visitor.t${index}`);
  expect(found({ neverRan, tasks: 9 })[0]?.[1]).toContain("Visitor.t4 and 2 more. Raise");
});

test("tasks that end in an error of their own are counted, with the most frequent one", () => {
  const exceptions = [
    { count: 2, message: "no key" },
    { count: 5, message: "None has no len()" },
  ];
  expect(found({ exceptions })).toEqual([
    [
      "tasks-failed",
      "Tasks ended in an error of their own 7 times, most often: None has no len(). Their tracebacks are in output_exceptions.csv.",
    ],
  ]);
});

test("requests to other hosts, and the path of the locustfile's own host, are told of", () => {
  expect(found({ otherHosts: { "cdn.example": 3 }, hostPaths: { Visitor: "/shop" } })).toEqual([
    [
      "other-host",
      "Requests went elsewhere, and count among the service's: 3 to cdn.example. Ask for paths, not for whole addresses.",
    ],
    ["host-path", "The path of the locustfile's own host is kept: Visitor below /shop."],
  ]);
});

test("the facts of a run are of what was measured", () => {
  const samples = [
    sampleAt(-1, { phase: "", users: 1 }),
    sampleAt(0),
    sampleAt(1, { users: 8 }),
    sampleAt(2),
  ];
  expect(ranFacts({ ...LOAD_WINDOW, samples })).toEqual({
    ...{ seconds: 2, unanswered: 0, minUsers: 8, meanUsers: 9, maxUsers: 10 },
    ...{ generatorCpu: 0.1, hostIdle: 0.5 },
  });
  expect(ranFacts(undefined)).toEqual({});
});
