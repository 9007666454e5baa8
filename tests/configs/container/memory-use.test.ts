import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  killedSentence,
  MEMORY_USE_PROGRAM,
  parseMemoryUse,
} from "../../../configs/container/memory-use";
import { scratchDirectory } from "../../support/scratch";

const MB = 2 ** 20;

const V2 = {
  "memory.events": "low 0\nhigh 0\nmax 9\noom 4\noom_kill 3\noom_group_kill 0\n",
  "memory.max": `${512 * MB}\n`,
  "memory.current": `${500 * MB}\n`,
  "memory.peak": `${512 * MB - 4096}\n`,
};
const V1 = {
  "memory/memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n",
  "memory/memory.limit_in_bytes": `${512 * MB}\n`,
  "memory/memory.usage_in_bytes": `${500 * MB}\n`,
  "memory/memory.max_usage_in_bytes": `${512 * MB - 4096}\n`,
};
const whole = { killed: 3, limitMb: 512, usedMb: 500, peakMb: 512 };

test.each([
  ["of cgroup v2", V2, whole],
  ["of cgroup v1", V1, whole],
  ["of an old kernel", { ...V2, "memory.peak": undefined }, { ...whole, peakMb: undefined }],
  ["without a limit", { ...V2, "memory.max": "max\n" }, undefined],
  ["of none", {}, undefined],
])("what a container uses is read from the files %s", (_, files, use) => {
  const directory = scratchDirectory();
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    fs.mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    fs.writeFileSync(path.join(directory, name), text);
  }
  const program = MEMORY_USE_PROGRAM.replace("/sys/fs/cgroup", directory);
  const printed = execFileSync("sh", ["-c", program], { encoding: "utf8" });
  fs.rmSync(directory, { recursive: true });
  expect(parseMemoryUse(printed)).toEqual(use);
});

test("what was killed is told with the numbers, and the keys that mend it", () => {
  expect(killedSentence("web", whole)).toBe(
    "web needs more memory than its limit: 3 of its processes were killed for it while the service started " +
      "(limit 512 MiB, used up to 512 MiB). Others are made in their place and killed again.\n" +
      "Give it more memory (memoryMb, such as 1024), fewer workers (workers, such as 2, or auto), or share what they " +
      "load (preload true).",
  );
  expect(killedSentence("web", { ...whole, killed: 1, peakMb: undefined })).toContain(
    "1 of its processes was killed for it while the service started (limit 512 MiB, used up to 500 MiB)",
  );
});
