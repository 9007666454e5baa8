import {
  type PackagesRound,
  packagesTable,
  SMALL,
  WITH_COMPILED,
} from "../../../scripts/bench/packages-table";
import { choosePackages } from "../../../configs/image/packages/way";
import { knownNeeds } from "../../../configs/image/packages/system-packages";

const round: PackagesRound = {
  small: { kept: 4, anew: 5 },
  compiled: { kept: 4, anew: 16 },
};

test("what the rounds say is a table of seconds and of ratios within a round, each with its spread", () => {
  const slow = { small: { kept: 9, anew: 9 }, compiled: { kept: 10, anew: 20 } };
  expect(packagesTable([round, slow, round])).toBe(
    [
      "| 3 rounds | kept, s | anew, s | ratio | lowest to highest |",
      "| --- | --- | --- | --- | --- |",
      "| a line is added to a list of wheels | 4.00 | 5.00 | 0.80 | 0.80 to 1.00 |",
      "| the same, beside a package that is compiled | 4.00 | 16.00 | 0.25 | 0.25 to 0.50 |",
      "",
    ].join("\n"),
  );
});

test("one list is of wheels, and one has what a compiler is needed for", () => {
  expect(knownNeeds([SMALL]).build).toEqual([]);
  expect(knownNeeds([WITH_COMPILED]).build).toContain("gcc");
  const sources = { files: ["requirements.txt"], read: () => WITH_COMPILED };
  expect(choosePackages(undefined, sources)?.way).toBe("pip");
});

test("each version is pinned, so that two rounds measure the same", () => {
  const lines = WITH_COMPILED.trim().split("\n");
  expect(lines.every((line) => /^[\w-]+==[\d.]+$/.test(line))).toBe(true);
});
