import {
  containerFindings,
  type ContainerState,
  containerUses,
} from "../../../configs/load/containers";

const memory = { killed: 0, limitMb: 512, usedMb: 100, peakMb: 120 };
const state = (changed: Partial<ContainerState> = {}): ContainerState => ({
  ...{ at: 10, startedAt: "09:00", memory, cpu: { seconds: 1, throttled: 0 } },
  ...changed,
});
const after = (changed: Partial<ContainerState> = {}) =>
  state({ at: 20, cpu: { seconds: 6, throttled: 5 }, ...changed });
const web = (one: ContainerState) => new Map([["web", one]]);
const found = (one: Map<string, ContainerState>) =>
  containerFindings(web(state()), one).map(({ code, sentence }) => [code, sentence]);

test("what a container computed is told by the second and by the request", () => {
  expect(containerUses(web(state()), web(after()), 100)).toEqual([
    { name: "web", cpus: 0.5, cpuMsPerRequest: 5, memoryMb: 100, memoryLimitMb: 512 },
  ]);
});

test("of one that was started anew, or of which the kernel tells nothing, no CPU is known", () => {
  const anew = after({ startedAt: "09:05" });
  expect(containerUses(web(state()), web(anew), 100)).toEqual([
    { name: "web", memoryMb: 100, memoryLimitMb: 512 },
  ]);
  const nothing = { memory: undefined, cpu: undefined };
  expect(containerUses(new Map(), web(after(nothing)))).toEqual([{ name: "web" }]);
});

test("containers that served are told of in no way", () => {
  expect(found(web(after()))).toEqual([]);
});

test("one that was started again, or is gone, is told of", () => {
  expect(found(web(after({ startedAt: "09:05" })))).toEqual([
    [
      "container-restarted",
      "web ended during the load and was started again: its requests meanwhile failed or waited. Its log says why.",
    ],
  ]);
  expect(found(new Map())[0]?.[1]).toMatch(/^web ended during the load: its requests/);
});

test("one that used up its CPU limit is told of, with the option", () => {
  expect(found(web(after({ cpu: { seconds: 6, throttled: 90 } })))).toEqual([
    [
      "container-throttled",
      "web used up its CPU limit 90 times and waited: it is the limit that was measured. Raise cpus or nginxCpus, or take it for what it is.",
    ],
  ]);
});

test("one whose processes were killed for memory is told of", () => {
  expect(found(web(after({ memory: { ...memory, killed: 2 } })))[0]?.[0]).toBe("workers-killed");
});
