import * as fs from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { job, type JobArgs } from "../../../components/engine/job";
import { engine, inputOf, mockPulumi, named, type Registered, settled } from "../../../testing";

/** A resource that a job stands under, as a server's readiness does under it. */
class Parent extends pulumi.ComponentResource {
  constructor(opts: pulumi.ComponentResourceOptions) {
    super("shops:index:Parent", "parent", {}, opts);
  }
}

async function declared(args: JobArgs): Promise<Registered[]> {
  const registered = await mockPulumi();
  job("the-job", args, { parent: new Parent(engine()) });
  return settled(registered);
}

const lineOf = (program: string) => `node -r ./scripts/typescript.js jobs/${program}.ts`;

test("a program is told relative to where Pulumi runs: a project that was moved changes nothing", async () => {
  const {
    create,
    update,
    delete: undo,
  } = named(
    await declared({ create: "make-data", update: "keep-data", delete: "remove-owned", input: {} }),
    "the-job",
  );
  expect([create, update, undo]).toEqual(["make-data", "keep-data", "remove-owned"].map(lineOf));
});

test.each(["make-data", "keep-data", "remove-owned", "run-load", "wait-ready"])(
  "%s is a program that is there",
  async (create) => {
    const { create: line } = named(await declared({ create, input: {} }), "the-job");
    expect(fs.existsSync(String(line).split(" ").at(-1)!)).toBe(true);
  },
);

test("what is not asked for is not run", async () => {
  const inputs = named(await declared({ delete: "remove-owned", input: {} }), "the-job");
  expect(inputs).not.toHaveProperty("create");
  expect(inputs).not.toHaveProperty("update");
  expect(inputs).not.toHaveProperty("triggers");
});

test("its input is JSON on stdin, whatever another resource gives to it, and never a part of the line", async () => {
  const input = { labels: { a: 'b"; rm -rf /' }, container: pulumi.output("web-1") };
  const registered = await declared({ create: "wait-ready", input });
  expect(inputOf(registered, "the-job")).toEqual({
    ...{ labels: { a: 'b"; rm -rf /' }, container: "web-1" },
  });
  expect(named(registered, "the-job").create).toBe(lineOf("wait-ready"));
});

test("it asks the engine that its parent is on", async () => {
  const { environment } = named(await declared({ create: "wait-ready", input: {} }), "the-job");
  expect(environment).toEqual({ DOCKER_HOST: "unix:///test.sock" });
});

test("its progress is shown, and its result is no variable of the next run unless it asks for that", async () => {
  const run = { create: "wait-ready", input: {} };
  expect(named(await declared(run), "the-job")).toMatchObject({
    ...{ logging: "stderr", addPreviousOutputInEnv: false },
  });
  expect(named(await declared({ ...run, remembers: true }), "the-job")).toMatchObject({
    addPreviousOutputInEnv: true,
  });
});
