import { LocustJob } from "../../../components";
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
  expect(named(registered, "load").create).toBe(
    "node -r ts-node/register/transpile-only jobs/run-load.ts",
  );
});

test("a locustfile that is missing gets a sentence", async () => {
  await mockPulumi();
  expect(() => new LocustJob("load", { ...args, locustfile: "nix.py" }, engine())).toThrow(
    `locustfile: expected a file, seen from ${process.cwd()}, got "nix.py".`,
  );
});
