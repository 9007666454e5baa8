import { documentOf } from "../../support/load-document";
import { publishedSchema } from "../../support/published-schema";

const { schema: SCHEMA, problems } = publishedSchema("load-report.schema.json");

/** As another program reads it. */
const read = (changed = {}) =>
  JSON.parse(JSON.stringify(documentOf(changed))) as Record<string, unknown>;

const CHANGE = {
  ...{ since: "1", runs: 3 },
  metrics: [{ metric: "avgResponseMs", before: 1, after: 2, change: 1, low: 0.5, high: 1.5 }],
};
const TIME_SPLIT = {
  clientAndQueueMs: 2,
  nginxMs: 0.5,
  connectMs: 0,
  upstreamMs: 15,
  requests: 40,
};
const STEP = { arrivalsPerSecond: 10, requestsPerSecond: 9.5, limitedBy: "nothing" };
const THRESHOLD = {
  metric: "p95ResponseMs",
  max: 1,
  actual: 2,
  margin: -1,
  sentence: "It is not.",
};

test.each([
  ["as it is", {}],
  ["with a run before", { change: CHANGE }],
  [
    "with that run's endpoints",
    { change: { ...CHANGE, endpoints: [{ endpoint: "GET /", metrics: CHANGE.metrics }] } },
  ],
  ["with where the time goes", { timeSplit: { ...TIME_SPLIT, serverMs: 11, appMs: 4 } }],
  ["with an app whose time nobody tells", { timeSplit: { ...TIME_SPLIT, upstreamReason: "…" } }],
  [
    "with what the service carries",
    { capacityRps: 9.5, limitedBy: "latency", capacitySteps: [STEP] },
  ],
  ["with a threshold", { thresholds: [{ ...THRESHOLD, withinRounding: false, isMet: false }] }],
])("a report %s is what its published schema says", (_, changed) => {
  expect(problems(read(changed))).toEqual([]);
});

test("the schema describes all that a report has, and asks for all of it", () => {
  expect(Object.keys(SCHEMA.properties).sort()).toEqual(Object.keys(read()).sort());
  for (const name of Object.keys(read())) {
    const rest = read();
    delete rest[name];
    expect(problems(rest)).toContain(`: must have required property '${name}'`);
  }
});

test.each([
  ["schemaVersion", 2, "/schemaVersion: must be equal to constant"],
  ["avgResponseMs", "5", "/avgResponseMs: must be number,null"],
  ["timeSplit", { clientAndQueueMs: 2 }, "/timeSplit: must have required property 'reason'"],
  ["limitedBy", "chance", "/limitedBy: must be equal to one of the allowed values"],
  ["capacitySteps", [{}], "/capacitySteps/0: must have required property 'arrivalsPerSecond'"],
  ["endpoints", [{}], "/endpoints/0: must have required property 'method'"],
  [
    "verdict",
    { word: "fine", sentence: "" },
    "/verdict/word: must be equal to one of the allowed values",
  ],
])("with another %s it is none", (name, value, problem) => {
  expect(problems({ ...read(), [name]: value })).toContain(problem);
});

test("what a later version adds is no problem for a reader of today", () => {
  expect(problems({ ...read(), fromTomorrow: { parts: 1 } })).toEqual([]);
});
