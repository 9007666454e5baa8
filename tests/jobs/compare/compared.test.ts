import { type Bench, comparedOf, toAsk } from "../../../jobs/compare/bench";
import { comparedOfRows } from "../../../jobs/compare/compared";
import { measurement } from "../../support/comparison";
import { benchOf } from "../../support/comparison-bench";

const TRIED = { ratePerSecond: 400, appUs: 75, refused: [] };
const rounds = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    ["gunicorn", "gunicorn again", "flask"].map((slot, at) =>
      measurement(slot, index + 1, { perSecond: 1000 + 7 * ((index * (at + 1)) % 5) }),
    ),
  ).flat();
function bench(more: Partial<Bench["input"]> = {}): Bench {
  const requests = [{ method: "POST", path: "/api/items", headers: {} }] as never;
  return benchOf({ gunicorn: {}, flask: {} }, { appDir: "../shop", requests, ...more }).bench;
}

test("it has what was asked, of which app, over how many connections, and as many rounds as were measured", () => {
  const found = comparedOfRows(bench(), TRIED, rounds(3));
  expect(found).toMatchObject({
    ...{ appDir: "../shop", asked: ["POST /api/items"], connections: 32, ratePerSecond: 400 },
    ...{ candidates: ["gunicorn", "flask"], reference: "gunicorn", looks: "once" },
    course: { rounds: 3 },
  });
  expect(found.verdicts).toHaveLength(3);
});

test("one with a time budget has the intervals of one that may be looked at after each round", () => {
  const until = comparedOfRows(bench({ timeBudgetSeconds: 600 }), TRIED, rounds(6));
  const fixed = comparedOfRows(bench(), TRIED, rounds(6));
  expect(until.looks).toBe("any");
  const width = ({ verdicts: [first] }: typeof until) =>
    first!.interval!.high / first!.interval!.low;
  expect(width(until)).toBeGreaterThan(width(fixed));
});

test("of no rows there are no rounds, and those that were left out are told and not compared", () => {
  const refused = [{ candidate: "flask", why: "it ended" }];
  const found = comparedOfRows(bench(), { ...TRIED, refused }, []);
  expect(found).toMatchObject({ candidates: ["gunicorn"], refused, course: { rounds: 0 } });
  expect(comparedOf(bench().input, refused)).toEqual(["gunicorn"]);
});

test("what the study has of a candidate comes with it, and null where it has none", () => {
  const one = bench();
  one.input.candidates[0]!.publishedMs = 47.3;
  one.input.candidates[1]!.publishedMs = null;
  expect(comparedOfRows(one, TRIED, []).publishedMs).toEqual({ gunicorn: 47.3, flask: null });
});

test("a candidate is asked where it listens", () => {
  const { input } = bench();
  const running = { address: { host: "proxy", port: 8080 } } as never;
  expect(toAsk(input, running)).toEqual({ host: "proxy", port: 8080, requests: input.requests });
});
