import { randomOf, shuffled } from "../../../configs/compare/random";
import { COURSE, expectedSeconds, QUICK, roundsOf, slotsOf } from "../../../configs/compare/rounds";

const NAMES = ["dev-server", "gunicorn", "gunicorn-nginx"];
const SLOTS = slotsOf(NAMES, "gunicorn");

test("the numbers of a seed are those that Mulberry32 is known by", () => {
  const random = randomOf(0);
  const first = [random(), random(), random()];
  expect(first).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]);
});

test("each round has each candidate once, and the reference once more", () => {
  for (const round of roundsOf(SLOTS, 10, 1)) {
    const names = round.map(({ name }) => name).sort();
    expect(names).toEqual(["dev-server", "gunicorn", "gunicorn again", "gunicorn-nginx"]);
  }
});

test("the order is the same for the same seed, and another for another", () => {
  expect(roundsOf(SLOTS, 10, 1)).toEqual(roundsOf(SLOTS, 10, 1));
  expect(roundsOf(SLOTS, 10, 1)).not.toEqual(roundsOf(SLOTS, 10, 2));
});

test("more rounds begin with the same ones", () => {
  expect(roundsOf(SLOTS, 12, 1).slice(0, 10)).toEqual(roundsOf(SLOTS, 10, 1));
});

test("without its log one is measured in the first rounds only, and the others' order is theirs", () => {
  const quiet = "gunicorn-nginx without its log";
  const slots = slotsOf(NAMES, "gunicorn", [{ name: quiet, rounds: 3 }]);
  const rounds = roundsOf(slots, 10, 1).map((round) => round.map(({ name }) => name));
  expect(rounds.map((round) => round.includes(quiet))).toEqual(
    Array.from({ length: 10 }, (_, index) => index < 3),
  );
  expect(new Set(rounds.map((round) => round.filter((one) => one !== quiet).length))).toEqual(
    new Set([4]),
  );
});

test("a candidate without its log takes no more time than starting it and asking it once", () => {
  const more = (rounds: number) =>
    expectedSeconds(COURSE, 5, [{ rounds }]) - expectedSeconds(COURSE, 5, []);
  expect(more(3)).toBe(3 * (6 + 1 + 5));
  expect(more(100)).toBe(10 * (6 + 1 + 5));
});

test("no place in the order is anybody's", () => {
  const random = randomOf(3);
  const first = Array.from({ length: 3000 }, () => shuffled(NAMES, random)[0]);
  for (const name of NAMES) {
    const share = first.filter((one) => one === name).length / first.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.37);
  }
});

test("the default of five candidates takes at most 25 minutes, a quick one at most 8", () => {
  const logging = ({ logRounds: rounds }: typeof COURSE) => Array(4).fill({ rounds });
  expect(expectedSeconds(COURSE, 5, logging(COURSE))).toBeLessThanOrEqual(25 * 60);
  expect(expectedSeconds(QUICK, 5, logging(QUICK))).toBeLessThanOrEqual(8 * 60);
  expect(COURSE.rounds).toBe(10);
});
