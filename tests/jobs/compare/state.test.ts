import * as fs from "node:fs";
import * as path from "node:path";
import type { CompareInput } from "../../../configs/compare/input";
import { CompareState } from "../../../jobs/compare/state";
import { measurement } from "../../support/comparison";
import { scratchDirectory as scratch } from "../../support/scratch";

const user = `${process.getuid?.()}:${process.getgid?.()}`;
const stateIn = (resultsDir: string, key = "abc") =>
  new CompareState({ resultsDir, stack: "compare", key, user } as CompareInput);
const row = (round: number) => measurement("gunicorn", round, { perSecond: 1000 });

test("what was measured is there for the next run of the same comparison, and for no other", () => {
  const directory = scratch();
  stateIn(directory).add(row(1));
  stateIn(directory).add(row(2));
  expect(stateIn(directory).rows()).toEqual([row(1), row(2)]);
  expect(stateIn(directory, "other").rows()).toEqual([]);
});

test("what a killed run has left half written is measured again, and the next row is whole", () => {
  const directory = scratch();
  const state = stateIn(directory);
  state.add(row(1));
  const file = path.join(state.directory, "rounds.jsonl");
  fs.appendFileSync(file, JSON.stringify(row(2)).slice(0, 40));
  expect(stateIn(directory).rows()).toEqual([row(1)]);
  stateIn(directory).add(row(2));
  expect(stateIn(directory).rows()).toEqual([row(1), row(2)]);
});

test("what was tried is there once it is whole", () => {
  const directory = scratch();
  expect(stateIn(directory).tried()).toBeUndefined();
  const tried = { ratePerSecond: 10, appUs: 75, refused: [] };
  stateIn(directory).keepTried(tried);
  expect(stateIn(directory).tried()).toEqual(tried);
  expect(fs.readdirSync(stateIn(directory).directory)).toEqual(["tried.json"]);
});
