import { killedFindings } from "../../../configs/load/killed";

const use = (killed: number) => ({ killed, limitMb: 512, usedMb: 400, peakMb: 511 });

test.each([
  [0, 0, undefined],
  [3, 3, undefined],
  [3, 4, "1 process was"],
  [undefined, 2, "2 processes were"],
  [9, 2, "2 processes were"],
])("of %p killed before and %d after it is said: %p", (before, after, said) => {
  const map = new Map(before === undefined ? [] : [["web", use(before)]]);
  const findings = killedFindings(map, new Map([["web", use(after)]]));
  const sentence = `web: ${said} killed for memory during the load (limit 512 MiB, used up to 511 MiB): raise memoryMb, or lower workers.`;
  expect(findings).toEqual(said ? [{ code: "workers-killed", weight: 85, sentence }] : []);
});
