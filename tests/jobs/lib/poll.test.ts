import { poll } from "../../../jobs/lib/poll";

test("it asks until there is an answer", async () => {
  const answers = [undefined, undefined, "here"];
  expect(await poll(() => answers.shift(), { everyMs: 1 })).toBe("here");
  expect(answers).toEqual([]);
});

test("an answer may be false", async () => {
  expect(await poll(() => false, { everyMs: 1 })).toBe(false);
});

test("when the time is over there is none, but it was asked at least once", async () => {
  let asked = 0;
  expect(await poll(() => void (asked += 1), { everyMs: 1, timeoutMs: 0 })).toBeUndefined();
  expect(asked).toBe(1);
});

test("what is thrown while it asks ends it", async () => {
  const ask = () => Promise.reject(new Error("gone"));
  await expect(poll(ask, { everyMs: 1 })).rejects.toThrow("gone");
});
