import * as fs from "node:fs";
import * as path from "node:path";
import { makeProject, type Project, SHORT_LOAD, succeeded } from "../support/project";

jest.setTimeout(120_000);

const STACK = "gunicorn";

let project: Project;
const set = async (...args: string[]) =>
  succeeded(await project.pulumi(["config", "set", "--stack", STACK, ...args]));

beforeAll(async () => {
  project = makeProject({ refresh: false });
  fs.cpSync("tests/fixtures/hungry-app", path.join(project.directory, "hungry"), {
    recursive: true,
  });
  await project.stack(STACK, { ...SHORT_LOAD, appDir: "hungry", load: "off" });
  await set("--path", "env.LOADS_MB", "--type", "string", "250");
});
afterAll(() => project.remove());

test("workers that are killed for memory fail the deployment, with the numbers and the keys that mend it", async () => {
  const { exitCode, output } = await project.up(STACK);
  expect(exitCode).not.toBe(0);
  expect(output).toMatch(
    /web needs more memory than its limit: \d+ of its processes (was|were) killed for it while the service started \(limit 512 MiB, used up to 51\d MiB\)/,
  );
  expect(output).toContain(
    "Give it more memory (memoryMb, such as 1024), fewer workers (workers, such as 2, or auto)",
  );
});

test("those that are killed under load are a finding", async () => {
  await set("workers", "1");
  await set("load", "steady");
  await set("paths", "/ /grow");
  succeeded(await project.up(STACK));
  const { warnings } = await project.outputs(STACK);
  expect(warnings).toContainEqual({
    code: "workers-killed",
    weight: 85,
    sentence: expect.stringMatching(
      /^web: \d+ process(es were| was) killed for memory during the load \(limit 512 MiB, used up to 51\d MiB\): raise memoryMb, or lower workers\.$/,
    ),
  });
});
