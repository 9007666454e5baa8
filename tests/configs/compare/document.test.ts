import { AblationOrder } from "../../../configs/compare/ablation/order";
import { comparisonDocument } from "../../../configs/compare/document";
import { compared, measurement } from "../../support/comparison";
import { publishedSchema } from "../../support/published-schema";

const { schema: SCHEMA, problems } = publishedSchema("comparison.schema.json");

/** As another program reads it. */
const read = (more: Parameters<typeof compared>[0] = {}) =>
  JSON.parse(JSON.stringify(comparisonDocument(compared(more)))) as Record<string, unknown>;

const NOTHING_KNOWN = {
  ...measurement("gunicorn", 1, { perSecond: 1000 }),
  work: {
    server: { cpuSeconds: null, taken: null },
    proxy: { cpuSeconds: null, taken: null },
  },
};

const STEPS = [
  ...["fast", "gunicorn"].map((to) => ({
    ...{ order: AblationOrder.Forward, change: "server", what: "Granian, or Gunicorn" },
    ...{ from: "gunicorn", to },
  })),
];

test.each([
  ["as it is", {}],
  ["of no rounds", { rows: [] }],
  ["with one that is left out", { refused: [{ candidate: "granian", why: "it ended" }] }],
  [
    "with a round that has no numbers",
    { rows: [{ round: 1, position: 2, slot: "a", missed: "x", tookSeconds: 3 }] },
  ],
  ["of one thing changed at a time", { ablation: STEPS }],
  ["of which the kernel tells nothing", { rows: [NOTHING_KNOWN], appUs: null }],
])("a comparison %s is what its published schema says", (_, more) => {
  expect(problems(read(more))).toEqual([]);
});

test("the schema describes all that a comparison has, and asks for all of it", () => {
  expect(Object.keys(SCHEMA.properties).sort()).toEqual(Object.keys(read()).sort());
  for (const name of Object.keys(read())) {
    const rest = read();
    delete rest[name];
    expect(problems(rest)).toContain(`: must have required property '${name}'`);
  }
});

test.each([
  ["schemaVersion", 2, "/schemaVersion: must be equal to constant"],
  ["verdicts", [{}], "/verdicts/0: must have required property 'sentence'"],
  [
    "verdicts",
    [{ verdict: "as fast" }],
    "/verdicts/0/verdict: must be equal to one of the allowed values",
  ],
  ["comparison", { a: {} }, "/comparison/a: must have required property 'pacedAvgMs'"],
  ["ledger", [{}], "/ledger/0: must have required property 'serverUs'"],
  ["queueing", [{ judged: {} }], "/queueing/0/judged: must have required property 'foretold'"],
  ["queueing", [{ split: {} }], "/queueing/0/split: must have required property 'waitingMs'"],
  [
    "ablation",
    [{ order: "sideways" }],
    "/ablation/0/order: must be equal to one of the allowed values",
  ],
  ["ablation", [{}], "/ablation/0: must have required property 'change'"],
  ["study", [{ averageMs: {} }], "/study/0/averageMs: must have required property 'median'"],
  ["rows", [{ round: 1, position: 1, slot: "a" }], "/rows/0: must have required property 'missed'"],
  ["appUs", "75", "/appUs: must be number,null"],
  ["seed", 1.5, "/seed: must be integer"],
])("with another %s it is none", (name, value, problem) => {
  expect(problems({ ...read(), [name]: value })).toContain(problem);
});

test("what a later version adds is no problem for a reader of today", () => {
  expect(problems({ ...read(), fromTomorrow: { parts: 1 } })).toEqual([]);
});
