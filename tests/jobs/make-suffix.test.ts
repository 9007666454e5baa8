import { makeSuffix } from "../../jobs/make-suffix";

test("each has seven digits, and two differ", async () => {
  const [one, other] = [await makeSuffix(), await makeSuffix()];
  expect(one.suffix).toMatch(/^[0-9a-f]{7}$/);
  expect(one.suffix).not.toBe(other.suffix);
});
