import { spawnSync } from "node:child_process";

/** How a program ends that runs a job. */
function ended(job: string) {
  const program = `require("./jobs/lib/job.ts").runJob(${job});`;
  const node = ["-r", "./scripts/typescript.js", "-e", program];
  const { status, stdout, stderr } = spawnSync("node", node, { input: "{}", encoding: "utf8" });
  return { status, stdout, stderr };
}

test("a job's result is JSON on stdout", () => {
  expect(ended("async () => ({ done: true })")).toEqual({
    status: 0,
    stdout: '{"done":true}',
    stderr: "",
  });
});

test("a job that waits for what never comes has failed", () => {
  expect(ended("() => new Promise(() => {})")).toEqual({
    status: 1,
    stdout: "",
    stderr: "The job ended before its work was done.\n",
  });
});
