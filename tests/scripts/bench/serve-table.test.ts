import type { Served, ServeResult, Way } from "../../../scripts/bench/serve";
import { serveTable } from "../../../scripts/bench/serve-table";

const served = (requestsPerSecond: number, hop = NaN): Served => ({
  ...{ requestsPerSecond, hop, errors: 0 },
});
/** A round on a machine that is so many times as fast as another: no ratio is another for it. */
const round = (speed: number, hop: number): Record<Way, Served> => ({
  "gunicorn-nginx": served(2000 * speed, hop),
  "granian-nginx": served(5000 * speed),
  "the study's nginx": served(1000 * speed),
  "the study's bare Gunicorn": served(1600 * speed),
});
const result: ServeResult = {
  rounds: [round(1, 0.18), round(2, 0.18), round(0.5, 0.18)],
  manyConnections: [
    { requests: 60_000, errors: 0 },
    { requests: 61_500, errors: 2 },
  ],
};

test("each way has its ratio to the study's with an interval, whatever the machine did in a round", () => {
  expect(serveTable(result).split("\n")).toEqual([
    "| 3 rounds | ratio | 95 % interval |",
    "| --- | --- | --- |",
    "| gunicorn-nginx against the study's nginx | 2.00 | 2.00 to 2.00 |",
    "| gunicorn-nginx against the study's bare Gunicorn | 1.25 | 1.25 to 1.25 |",
    "| granian-nginx against the study's bare Gunicorn | 3.13 | 3.13 to 3.13 |",
    "| nginx's CPU for a request, of Gunicorn's | 18 % | 18 % to 18 % |",
    "",
    "2 of 121,500 requests failed in 3 runs of 30 s over 1000 connections and in all rounds.",
    "",
  ]);
});

test("rounds that differ make an interval, and one round makes none", () => {
  const differing = { ...result, rounds: [round(1, 0.1), round(1, 0.2), round(1, 0.15)] };
  expect(serveTable(differing)).toMatch(/of Gunicorn's \| 14 % \| \d+ % to \d+ % \|/);
  expect(serveTable({ ...result, rounds: [round(1, 0.2)] })).toContain("Gunicorn's | – | – |");
});
