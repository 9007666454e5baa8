import { JobError } from "../../../jobs/lib/job";
import { allOf } from "../../../jobs/lib/together";

test("what each gives comes in the order in which it was asked for", async () => {
  const late = new Promise<string>((done) => setImmediate(() => done("late")));
  expect(await allOf([late, Promise.resolve("early")])).toEqual(["late", "early"]);
});

test("one that fails does not end the others before their time", async () => {
  let ended = false;
  const other = new Promise<void>((done) => setImmediate(done)).then(() => void (ended = true));
  await expect(allOf([Promise.reject(new JobError("no pip")), other])).rejects.toThrow("no pip");
  expect(ended).toBe(true);
});

test("several failures are told together", async () => {
  const failed = ["no pip", "no npm"].map((said) => Promise.reject(new JobError(said)));
  await expect(allOf(failed)).rejects.toEqual(new JobError("no pip\nno npm"));
});

test("one that nobody foresaw is thrown as it came", async () => {
  const bug = new TypeError("x is not a function");
  await expect(allOf([Promise.reject(new JobError("no pip")), Promise.reject(bug)])).rejects.toBe(
    bug,
  );
});
