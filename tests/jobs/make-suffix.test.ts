import { makeSuffix } from "../../jobs/make-suffix";

test("each has seven digits, and two differ", async () => {
  const [one, other] = [await makeSuffix(), await makeSuffix()];
  expect(one.suffix).toMatch(/^[0-9a-f]{7}$/);
  expect(one.suffix).not.toBe(other.suffix);
});

test("run again for a name that is in use, it gives the same", async () => {
  process.env.PULUMI_COMMAND_STDOUT = '{"suffix":"1a2b3c4"}';
  try {
    expect(await makeSuffix()).toEqual({ suffix: "1a2b3c4" });
  } finally {
    delete process.env.PULUMI_COMMAND_STDOUT;
  }
});
