import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { LocustJob, type LocustJobArgs } from "../../../components";
import { put, scratchDirectory } from "../../support/scratch";
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

test("its report is written by what was measured, and is another one for other thresholds", async () => {
  const reported = async (changed: object) => {
    const registered = await mockPulumi();
    const load = await settled(new LocustJob("load", { ...args, ...changed }, engine()));
    expect(await valueOf(load.report)).toBe("results/test/1/report.html");
    return { load: named(registered, "load").stdin, report: inputOf(registered, "load-report") };
  };
  const first = await reported({});
  expect(first.report).toMatchObject({
    statsCsv: "results/test/1/output_stats.csv",
    thresholds: [],
  });
  const other = await reported({
    thresholds: [{ metric: "avgResponseMs", max: 3 }],
    enforce: "warn",
  });
  expect(other.report.thresholds).toMatchObject([{ isMet: false, max: 3 }]);
  expect(other.load).toBe(first.load);
});

test("what has to be carried is searched for within its limits, and judged beside the thresholds", async () => {
  const registered = await mockPulumi();
  const objective = { p99Ms: 300, requestsPerSecond: 200 };
  const thresholds = [{ metric: "avgResponseMs", max: 9 }] as const;
  const kind = "capacity" as const;
  const searched = {
    ...args,
    kind,
    objective,
    thresholds: [...thresholds],
    enforce: "warn" as const,
  };
  const load = await settled(new LocustJob("load", searched, engine()));
  expect(inputOf(registered, "load")).toMatchObject({
    ...{ kind, limits: { ...objective, failureRatio: 0.01 } },
  });
  expect(await valueOf(load.thresholds)).toMatchObject([
    { metric: "capacityRps", min: 200, isMet: false },
    { metric: "avgResponseMs", isMet: true },
  ]);
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

test("what lies beside the locustfile goes with it, and runs it again; what is ignored does neither", async () => {
  const directory = scratchDirectory();
  put(directory, "locustfile.py", "");
  put(directory, "data/users.csv", "a");
  put(directory, ".env", "SECRET=1");
  const given = async () => {
    const registered = await mockPulumi();
    const locustfile = path.join(directory, "locustfile.py");
    await settled(new LocustJob("load", { ...args, locustfile }, engine()));
    return JSON.parse(named(registered, "load").stdin as string) as {
      files: string[];
      rerunFor: string[];
    };
  };
  const first = await given();
  expect(first.files).toEqual(["data/users.csv", "locustfile.py"]);
  put(directory, ".env", "SECRET=2");
  expect((await given()).rerunFor).toEqual(first.rerunFor);
  put(directory, "data/users.csv", "b");
  expect((await given()).rerunFor).not.toEqual(first.rerunFor);
  fs.rmSync(directory, { recursive: true });
});

test.each([
  ["nowhere", `a directory, seen from ${process.cwd()}`],
  ["configs", "a directory that the locustfile is in"],
])("%s is no directory that a locustfile is taken with", async (loadDir, expected) => {
  expect(await refusal({ ...args, loadDir })).toMatchObject({
    message: `LocustJob "load": 1 problem to mend\n  loadDir: expected ${expected}, got "${loadDir}".`,
  });
});

test("more than a load test may hold is refused with its size", async () => {
  const directory = scratchDirectory();
  put(directory, "locustfile.py", "");
  put(directory, "big", new Uint8Array(33 * 2 ** 20));
  const locustfile = path.join(directory, "locustfile.py");
  expect(await refusal({ ...args, locustfile })).toMatchObject({
    message: expect.stringContaining(
      `  loadDir: expected at most 2000 files of 32 MiB in all, got "2 files of 33 MiB in ${directory}". ` +
        "Give the load test a directory of its own, or leave out the rest by a .dockerignore.",
    ),
  });
  fs.rmSync(directory, { recursive: true });
});

test("packages of the locustfile's own are in an image that is built on Locust's, and named after its content", async () => {
  const registered = await mockPulumi();
  const requirements = "app/requirements.txt";
  await settled(new LocustJob("load", { ...args, requirements }, engine()));
  const build = JSON.parse(named(registered, "load-packages").stdin as string) as Record<
    string,
    string
  >;
  expect(build.dockerfile).toMatch(
    /^FROM locust\nUSER 0:0\n[^]*--requirement "\/tmp\/\$REQUIREMENTS"/,
  );
  expect(build).toMatchObject({ appDir: "app", files: ["requirements.txt"] });
  const { image } = JSON.parse(named(registered, "load").stdin as string) as { image: string };
  expect(image).toBe(build.imageName);
  expect(await refusal({ ...args, requirements: "nix.txt" })).toMatchObject({
    message: expect.stringContaining("  requirements: expected a file that can be read"),
  });
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
