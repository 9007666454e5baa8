import { SAMPLE_COLUMNS } from "../../../configs/load/samples";
import { readWindow, sampleOf } from "../../../configs/load/window";

const ROW = SAMPLE_COLUMNS.map((column, at) => (column === "phase" ? "steady" : at));
const WINDOW = {
  isFinished: true,
  seconds: 10,
  inFlight: 0,
  phases: [{ name: "steady", seconds: 10, sent: 100, unanswered: 0 }],
  samples: [ROW],
  exceptions: [{ count: 1, message: "no key" }],
  shape: null,
  hostPaths: { Visitor: "/shop" },
  otherHosts: { "localhost:8000": 3 },
  tasks: 2,
  neverRan: ["Visitor.pay"],
  userClasses: { Visitor: 10 },
  arrivals: null,
};
const read = (more: object = {}) => readWindow(JSON.stringify({ ...WINDOW, ...more }));

test("what the measuring side says is taken, with its rows as samples", () => {
  const { samples, ...rest } = WINDOW;
  expect(samples).toHaveLength(1);
  expect(read()).toMatchObject(rest);
  expect(read()?.samples).toEqual([
    Object.fromEntries(SAMPLE_COLUMNS.map((column, at) => [column, ROW[at]])),
  ]);
});

test("what later versions may say besides takes nothing away", () => {
  expect(read({ weather: "fine" })).toBeDefined();
});

test("a shape's name and arrivals may be there, too", () => {
  const arrivals = { came: 3, missed: 0, latestMs: 1.5 };
  expect(read({ shape: "Waves", arrivals })).toMatchObject({ shape: "Waves", arrivals });
});

test.each(Object.keys(WINDOW))("without %s it is not taken", (field) => {
  expect(read({ [field]: undefined })).toBeUndefined();
});

test.each<[string, object]>([
  ["whether it is finished is a text", { isFinished: "yes" }],
  ["its seconds are a text", { seconds: "10" }],
  ["its seconds are not finite", { seconds: null }],
  ["a phase has no name", { phases: [{ seconds: 1, sent: 1, unanswered: 0 }] }],
  ["a phase is none", { phases: [null] }],
  ["a row is too short", { samples: [ROW.slice(1)] }],
  ["a row is too long", { samples: [[...ROW, 1]] }],
  ["a row has a text for a number", { samples: [ROW.map(String)] }],
  ["a row has a number for its phase", { samples: [ROW.map((_, at) => at)] }],
  ["an exception has no count", { exceptions: [{ message: "no key" }] }],
  ["a shape is a number", { shape: 3 }],
  ["a host's path is none", { hostPaths: { Visitor: 3 } }],
  ["another host has no number", { otherHosts: { x: "3" } }],
  ["a task is no text", { neverRan: [3] }],
  ["its user classes are a list", { userClasses: ["Visitor"] }],
  ["arrivals lack a number", { arrivals: { came: 3, missed: 0 } }],
])("where %s it is not taken", (_, more) => {
  expect(read(more)).toBeUndefined();
});

test("one that is cut is not taken, wherever that is", () => {
  const json = JSON.stringify(WINDOW);
  const cuts = Array.from({ length: json.length }, (_, end) => readWindow(json.slice(0, end)));
  expect(cuts.filter(Boolean)).toEqual([]);
  expect(readWindow(undefined)).toBeUndefined();
  expect(readWindow("null")).toBeUndefined();
  expect(readWindow("[]")).toBeUndefined();
});

test("a row of a CSV, whose numbers are texts, is the same sample", () => {
  expect(sampleOf(ROW.map(String))).toEqual(sampleOf(ROW));
});
