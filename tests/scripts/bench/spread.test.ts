import { proxyTable, type Round } from "../../../scripts/bench/proxy";
import { percentile, spread } from "../../../scripts/bench/spread";

test.each([
  [[3, 1, 2], { median: 2, low: 1, high: 3 }],
  [[4, 1, 2, 3], { median: 2.5, low: 1, high: 4 }],
  [[10, 9], { median: 9.5, low: 9, high: 10 }],
  [[7], { median: 7, low: 7, high: 7 }],
])("the middle of %j, and how far the others are", (values, expected) => {
  expect(spread(values)).toEqual(expected);
});

test.each([
  [[1, 2, 3, 4], 0.5, 2],
  [[4, 3, 2, 1], 0.95, 4],
  [Array.from({ length: 100 }, (_, n) => n + 1), 0.95, 95],
  [[], 0.95, NaN],
])("of %j %d are not above what is given", (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

test("what the rounds say is a table of ratios, each with its spread", () => {
  const round: Round = {
    ...{ hop: 0.18, opened: 0.0012, asset: 11.84, cache: 21.3 },
    ...{ slowBehindNginx: 1.004, slowAlone: 227.4 },
    ...{ tlsKept: 1.124, tlsAsset: 1.75, handshake: 6.04 },
  };
  const other: Round = { ...round, hop: 0.161, asset: 10.7, slowBehindNginx: 0.97, handshake: 5.5 };
  expect(proxyTable([round, other, round])).toBe(
    [
      "| 3 rounds | median | lowest to highest |",
      "| --- | --- | --- |",
      "| nginx's CPU for a small JSON answer, of Gunicorn's | 18 % | 16 % to 18 % |",
      "| connections to Gunicorn that nginx opens for a request | 0.0012 | 0.0012 to 0.0012 |",
      "| 50 kB assets that nginx serves with the CPU of one by Gunicorn | 11.8 | 10.7 to 11.8 |",
      "| small answers, kept for a second, with the CPU of one that is not | 21.3 | 21.3 to 21.3 |",
      "| p95 of others beside 64 slow clients, of that without: nginx before Gunicorn | 1.00 | 0.97 to 1.00 |",
      "| the same: Gunicorn alone | 227 | 227 to 227 |",
      "| nginx's CPU for a small JSON answer by https, of that by http | 112 % | 112 % to 112 % |",
      "| the same for a 50 kB asset | 175 % | 175 % to 175 % |",
      "| small JSON answers by http with the CPU of nginx for one TLS handshake | 6.0 | 5.5 to 6.0 |",
      "",
    ].join("\n"),
  );
});
