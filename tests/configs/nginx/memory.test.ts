import { memoryFindings, memoryMbOf, memoryProblems } from "../../../configs/nginx/memory";

test("what is not said follows the connections of all workers", () => {
  expect(memoryMbOf({})).toBe(256);
  expect(memoryMbOf({ users: 20_000 })).toBeGreaterThan(350);
  expect(memoryMbOf({ users: 20_000, workerProcesses: 16 })).toBeGreaterThan(900);
  expect(memoryMbOf({ users: 20_000, cpus: 16 })).toBe(
    memoryMbOf({ users: 20_000, workerProcesses: 16 }),
  );
});

test("less than the workers take before anybody asks is refused", () => {
  expect(memoryProblems({ memoryMb: 256, users: 20_000, workerProcesses: 16 })).toEqual([
    {
      path: "memoryMb",
      expected: "at least 343, which 16 workers for 20000 users take before anybody asks",
      got: 256,
      remedy: "Set it to 919, or leave it out; or ask for fewer users or workers.",
    },
  ]);
});

test("less than all users need is told", () => {
  expect(memoryFindings({ memoryMb: 256, users: 20_000 })).toEqual([
    expect.stringMatching(
      /^memoryMb \(in a stack's config nginxMemoryMb\): 4 workers for 20000 users need \d+ MiB .* ended under load\.$/,
    ),
  ]);
  expect(memoryFindings({ users: 20_000 })).toEqual([]);
  expect(memoryFindings({ memoryMb: 256 })).toEqual([]);
});

test("a client that comes by TLS takes more", () => {
  const users = 20_000;
  const more = memoryMbOf({ users, tlsCertificate: "x" }) - memoryMbOf({ users });
  expect(more).toBeCloseTo((users * 32) / 1024, -1);
});

test("values of the wrong type are told where they are", () => {
  expect(memoryProblems({ memoryMb: 64, users: "many" as never })).toEqual([]);
  expect(memoryProblems({ memoryMb: "64" as never })).toHaveLength(1);
});
