import * as fc from "fast-check";
import { screenOf } from "../../../scripts/pictures/screen";

/** Letters that take one column each. */
const LINE = fc.stringMatching(/^[!-~]{1,40}$/);
const shown = (written: string, columns: number) =>
  screenOf(written, columns).map((line) => line.map(({ character }) => character).join(""));

test("lines are shown whole, wrapped where the terminal ends", () => {
  fc.assert(
    fc.property(fc.array(LINE), fc.integer({ min: 1, max: 60 }), (lines, columns) => {
      const wrapped = lines.flatMap((line) => line.match(new RegExp(`.{1,${columns}}`, "g")) ?? []);
      expect(shown(lines.map((line) => `${line}\r\n`).join(""), columns)).toEqual(wrapped);
    }),
  );
});

test("what is drawn again in the same place leaves the last of it", () => {
  fc.assert(
    fc.property(fc.array(LINE, { minLength: 1 }), (frames) => {
      const written = frames.map((frame) => `\r\u001b[K${frame}`).join("");
      expect(shown(written, 80)).toEqual([frames.at(-1)]);
    }),
  );
});
