import { defaultImages } from "../../configs/default-images";
import type { LoadResult } from "../../configs/load/result";
import { docker } from "../support/docker";

jest.setTimeout(60_000);

/** A load whose results are larger than the disk that they go to: 64 KiB. */
const PROGRAM = `
const fs = require("node:fs");
const { fakeDocker } = require("./tests/support/fake-docker");
const { LOAD_RUN } = require("./tests/fixtures/load-run");
const { runLoad } = require("./jobs/run-load");
const client = fakeDocker();
client.answers(/^run/, { stdout: "1a2b\\n" });
client.answers(/^(exec|rm|ps|info)/);
client.answers(/^exec 1a2b cat /, { exitCode: 1 });
const csv = fs.readFileSync("tests/fixtures/output_stats.csv", "utf8");
client.answers(/^exec 1a2b cat .*output_stats/, { stdout: csv });
client.answers(/^exec 1a2b cat .*histogram/, { stdout: "x".repeat(1 << 17) });
const input = { ...LOAD_RUN, resultsDir: "/full", networks: ["n"], labels: {}, stack: "test" };
runLoad(input).then((result) => {
  console.log(JSON.stringify({ result, left: fs.readdirSync("/full", { recursive: true }) }));
});
`;

test("a disk that is full costs the files of a run: what was measured is told, and nothing there is taken for it", () => {
  const { node } = defaultImages(process.env);
  const disks = ["--tmpfs", "/full:size=64k,mode=1777", "--volume", `${process.cwd()}:/here:ro`];
  const alone = ["--rm", "--network", "none", ...disks, "--workdir", "/here"];
  const run = ["--entrypoint", "node", node, "-r", "./scripts/typescript.js", "-e", PROGRAM];
  const { result, left } = JSON.parse(docker("run", ...alone, ...run)) as {
    result: LoadResult;
    left: string[];
  };
  expect(left).toEqual(["test"]);
  expect(result.statsCsv).toBe("/full/test/not-kept");
  expect(result.stats).toMatchObject({ requestCount: 3370, source: "csv" });
  expect(result.stats.warnings).toContainEqual({
    code: "results-not-kept",
    weight: 18,
    sentence:
      "The files of this run are not kept, as they cannot be written to /full: its disk is full (ENOSPC), make room there.",
  });
});
