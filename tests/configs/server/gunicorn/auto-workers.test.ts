import { autoWorkers } from "../../../../configs/server/gunicorn/auto-workers";
import { gunicornPlan } from "../../../../configs/server/gunicorn/plan";

const OPTIONS = { app: "app:app", user: "1000:1000" };

test.each([
  [undefined, 512, undefined, 3],
  [2, 512, undefined, 4],
  [2, 1024, undefined, 5],
  [0.5, 512, undefined, 2],
  [1.5, 4096, undefined, 4],
  [4, 512, 250, 1],
  [4, 64, undefined, 1],
  [160, 1_000_000, undefined, 64],
])(
  "%p CPUs and %p MiB, %p of them a worker, are %p workers",
  (cpus, memoryMb, workerMemoryMb, workers) => {
    expect(autoWorkers({ cpus, memoryMb, workerMemoryMb }).workers).toBe(workers);
  },
);

test("the arithmetic is told", () => {
  expect(autoWorkers({ cpus: 2, memoryMb: 512, workerMemoryMb: 150 }).explain).toBe(
    "workers auto is 3: (2 x 2) + 1 = 5 by its CPUs, and (512 - 32) / 150 = 3 by its memory, of 512 MiB with 150 MiB a " +
      "worker (workerMemoryMb)",
  );
  expect(autoWorkers({ cpus: undefined, memoryMb: 512 }).explain).toContain(
    "(2 x 1) + 1 = 3 by its CPUs, with 1 CPU assumed as cpus is not set",
  );
});

test("it is Gunicorn's number of workers, and the container's CPUs are their limit", () => {
  const { spec, processes, explain } = gunicornPlan("web", {
    ...OPTIONS,
    autoWorkers: true,
    cpus: 0.5,
  });
  expect(spec.command).toContain("--workers=2");
  expect(spec.cpus).toBe(0.5);
  expect(processes).toBe(2);
  expect(explain).toHaveLength(1);
  expect(gunicornPlan("web", OPTIONS)).toMatchObject({ processes: 4, explain: [] });
});

test("a number beside it is a contradiction, and a memory of none is refused", () => {
  const plan = () =>
    gunicornPlan("web", { ...OPTIONS, autoWorkers: true, workers: 4, workerMemoryMb: 0, cpus: 0 });
  expect(plan).toThrow("workers: expected none with autoWorkers, which decides it, got 4.");
  expect(plan).toThrow("workerMemoryMb: expected an integer from 1 to 1048576, got 0.");
  expect(plan).toThrow("cpus: expected a number from 0.01 to 1024, got 0.");
});
