import { explainedWords } from "../../../configs/compare/explained";
import type { Ledger } from "../../../configs/compare/ledger";
import { spread } from "../../../configs/compare/spread";
import { compared } from "../../support/comparison";

const BASE = compared();
const of = (candidate: string, more: Partial<Ledger> = {}): Ledger => ({
  ...{ candidate, appUs: 75, serverUs: 215, logUs: spread([130, 140, 120]), opened: 0 },
  ...more,
});
const words = (...ledger: Ledger[]) => explainedWords({ ...BASE, ledger });

test("each is explained by what of a request costs more and what less, and by what was measured", () => {
  const fast = of("fast", { serverUs: 115, logUs: spread([2]), proxyUs: 84 });
  expect(words(of("gunicorn"), fast)).toEqual([
    expect.stringMatching(
      /^fast, beside gunicorn: the server 100 µs less, the log 128 µs less, nginx 84 µs more\. By its CPU alone a core would carry 2\.\d\d times as much; 2\.\d\d times were measured\.$/,
    ),
  ]);
});

test("where a log was not told apart, what writes it is taken with it", () => {
  const dev = of("fast", { serverUs: 615, logUs: spread([]) });
  expect(words(of("gunicorn"), dev)[0]).toMatch(
    /^fast, beside gunicorn: the server with what it logs 270 µs more\./,
  );
});

test("and nginx's log is then in nginx", () => {
  const behind = of("fast", { logUs: spread([10]), proxyUs: 74 });
  expect(words(of("gunicorn", { logUs: spread([]) }), behind)[0]).toMatch(
    /^fast, beside gunicorn: nginx with what it logs 84 µs more\./,
  );
});

test("what differs by less than a µs is no reason", () => {
  expect(words(of("gunicorn"), of("same", { serverUs: 215.4 }))[0]).toMatch(
    /^same, beside gunicorn: no part differs by a µs\./,
  );
});

test.each<Partial<Ledger>>([{ serverUs: null }, { proxyUs: null }])(
  "of one with %j nothing is explained",
  (more) => {
    expect(words(of("gunicorn"), of("fast", more))).toEqual([]);
  },
);

test("without rounds that have both there is no word of what was measured", () => {
  const none = compared({ rows: [] });
  const ledger = [of("gunicorn"), of("fast", { serverUs: 115 })];
  expect(explainedWords({ ...none, ledger })).toEqual([
    "fast, beside gunicorn: the server 100 µs less.",
  ]);
  expect(explainedWords({ ...none, ledger: [of("fast")] })).toEqual([]);
});
