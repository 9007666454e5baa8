import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { CPU_USE_PROGRAM, parseCpuUse } from "../../../configs/container/cpu-use";
import { put, scratchDirectory } from "../../support/scratch";

const V2 = { "cpu.stat": "usage_usec 2500000\nuser_usec 1\nnr_periods 9\nnr_throttled 4\n" };
const V1 = {
  "cpuacct/cpuacct.usage": "2500000000\n",
  "cpu/cpu.stat": "nr_periods 9\nnr_throttled 4\n",
};

test.each([
  ["of cgroup v2", V2, { seconds: 2.5, throttled: 4 }],
  ["of cgroup v1", V1, { seconds: 2.5, throttled: 4 }],
  ["without a limit", { "cpu.stat": "usage_usec 2500000\n" }, { seconds: 2.5, throttled: 0 }],
  ["of a kernel that does not tell", {}, undefined],
])("what a container %s computed is read", (_what, files, use) => {
  const directory = scratchDirectory();
  for (const [name, text] of Object.entries(files)) put(directory, name, text);
  const program = CPU_USE_PROGRAM.replaceAll("/sys/fs/cgroup", directory);
  expect(parseCpuUse(execFileSync("sh", ["-c", program], { encoding: "utf8" }))).toEqual(use);
  fs.rmSync(directory, { recursive: true });
});
