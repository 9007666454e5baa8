import * as pulumi from "@pulumi/pulumi";
import { LocustJob, type LocustJobArgs } from "../../../components";
import { engine, inputOf, mockPulumi, named, settled, valueOf } from "../../../testing";

const target = {
  endpoints: [{ host: "web", port: 5901 }],
  networks: ["network-1"],
  fingerprint: "abc",
  keepsConnections: true,
};
const args = { target, locustfile: "app/locustfile.py", image: "locust", user: "501:20" };

test("its stats are the numbers of the CSV", async () => {
  await mockPulumi();
  const load = await settled(new LocustJob("load", args, engine()));
  expect(await valueOf(load.stats)).toMatchObject({ failureCount: 0, warnings: [] });
  expect(await valueOf(load.statsCsv)).toBe("results/test/1/output_stats.csv");
});

test("it runs again for another service, locustfile or run id, and for nothing else", async () => {
  const stdinOf = async (changed: object) => {
    const registered = await mockPulumi();
    await settled(new LocustJob("load", { ...args, ...changed }, engine()));
    return named(registered, "load").stdin as string;
  };
  const first = await stdinOf({});
  expect(await stdinOf({})).toBe(first);
  expect(await stdinOf({ target: { ...target, instance: "another" } })).toBe(first);
  expect(await stdinOf({ target: { ...target, fingerprint: "def" } })).not.toBe(first);
  expect(await stdinOf({ locustfile: "app/app.py" })).not.toBe(first);
  expect(await stdinOf({ runId: "2" })).not.toBe(first);
});

test("no absolute path and no time stands in its input: a moved project runs nothing again", async () => {
  const registered = await mockPulumi();
  await settled(new LocustJob("load", args, engine()));
  expect(JSON.stringify(inputOf(registered, "load"))).not.toContain(process.cwd());
  expect(named(registered, "load").create).toBe("node -r ./scripts/typescript.js jobs/run-load.ts");
});

/** What a job that cannot be made is told. */
async function refusal(wrong: unknown): Promise<unknown> {
  await mockPulumi();
  try {
    new LocustJob("load", wrong as LocustJobArgs, engine());
  } catch (error) {
    return await settled(error);
  }
  throw new Error("expected an error, got none");
}

test.each(["nix.py", "app", "/dev/null"])(
  "what is no locustfile gets a sentence: %s",
  async (locustfile) => {
    expect(await refusal({ ...args, locustfile })).toMatchObject({
      message:
        'LocustJob "load": 1 problem to mend\n' +
        `  locustfile: expected a file that can be read, seen from ${process.cwd()}, got "${locustfile}".`,
    });
  },
);

test.each<[unknown, string]>([
  ...[null, undefined, 3, "args", { target: null }].map((wrong): [unknown, string] => [
    wrong,
    "  target: expected a service",
  ]),
  [{ ...args, target: { ...target, endpoints: "web" } }, "  target.endpoints: expected a list"],
])("arguments that are none get a sentence, not a stack: %j", async (wrong, line) => {
  const error = await refusal(wrong);
  expect(error).toBeInstanceOf(pulumi.ResourceError);
  expect(error).toMatchObject({ message: expect.stringContaining(line), hideStack: true });
});
