import { environmentOf, machineOf } from "../../../configs/load/environment";

const INFO = {
  ...{ NCPU: 2, MemTotal: 25_232_932_864, Architecture: "x86_64", OperatingSystem: "Debian 12" },
  ...{ KernelVersion: "6.1", ServerVersion: "20.10.24", Name: "host-1" },
};
const TEXTS = {
  info: JSON.stringify(INFO),
  cpuinfo: "processor\t: 0\nmodel name\t: AMD EPYC\n\nprocessor\t: 1\nmodel name\t: AMD EPYC\n",
  window: '{"locust": "2.47.0", "python": "3.13.5"}',
};

test("an environment is told by the engine, its processor and Locust", () => {
  expect(environmentOf(TEXTS)).toEqual({
    ...{ cpu: "AMD EPYC", cpus: 2, memoryGiB: 23.5, architecture: "x86_64", system: "Debian 12" },
    ...{ kernel: "6.1", docker: "20.10.24", locust: "2.47.0", python: "3.13.5" },
  });
});

test.each([undefined, "", "{", "null", '{"NCPU": "two", "MemTotal": null}'])(
  "what is not told is absent: %j",
  (info) => {
    const told = environmentOf({ info, cpuinfo: undefined, window: "[]" });
    expect(Object.keys(told).filter((name) => name !== "cpus")).toEqual([]);
    expect(
      machineOf(environmentOf({ info, cpuinfo: undefined, window: undefined })),
    ).toBeUndefined();
  },
);

test("a machine stays the same one with another kernel, engine or Locust, and not with other CPUs", () => {
  const machine = (changed: object, cpuinfo = TEXTS.cpuinfo) =>
    machineOf(environmentOf({ ...TEXTS, cpuinfo, info: JSON.stringify({ ...INFO, ...changed }) }));
  expect(machine({ KernelVersion: "6.2", ServerVersion: "28", Name: "host-2" })).toBe(machine({}));
  expect(machine({ NCPU: 4 })).not.toBe(machine({}));
  expect(machine({ MemTotal: 2 ** 33 })).not.toBe(machine({}));
  expect(machine({}, "model name : Intel\n")).not.toBe(machine({}));
});
