import * as fc from "fast-check";
import { confProblems, renderNginxConf } from "../../../configs/nginx/conf";
import { readConf, type Read } from "../../../configs/nginx/core/tokenize";
import { FEATURES } from "../../../configs/nginx/features";
import { fieldOf } from "../../../configs/problems";
import { acceptedOptions, anyOptions } from "../../support/nginx-options";

/** The options that a directive may be said to come from. */
const KNOWN = [
  ...FEATURES.flatMap(({ options }) => Object.keys(options)).map(fieldOf),
  ...["upstream", "canary", "routes", "frontend", "staticFiles", "tuning"],
];

test("what is accepted is read back by nginx's grammar, each directive with what made it", () => {
  fc.assert(
    fc.property(acceptedOptions, (options) => {
      const { text, explain } = renderNginxConf(options);
      expect(count(readConf(text))).toBe(explain.length);
      const unknown = explain.filter(
        ({ option, why }) =>
          !/^[A-Z].*\.$/.test(why) || (option !== undefined && !KNOWN.includes(fieldOf(option))),
      );
      expect(unknown).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("the same with its reasons is the same configuration", () => {
  fc.assert(
    fc.property(acceptedOptions, (options) => {
      const { text, commented } = renderNginxConf(options);
      expect(readConf(commented)).toEqual(readConf(text));
    }),
    { numRuns: 50 },
  );
});

test("what is refused is told by the path of what was given", () => {
  fc.assert(
    fc.property(anyOptions, (options) => {
      for (const { path, expected } of confProblems(options)) {
        expect(KNOWN).toContain(fieldOf(path));
        expect(expected).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 300 },
  );
});

function count(directives: Read[]): number {
  return directives.reduce((sum, { block = [] }) => sum + 1 + count(block), 0);
}
