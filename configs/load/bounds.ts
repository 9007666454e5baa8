/** The bounds and defaults of a load; users, rate and time are the study's. Times are in seconds. */
export const LOAD = {
  users: { min: 1, max: 20_000, default: 1000 },
  workers: { min: 1, max: 64, default: 1 },
  spawnRate: { min: 1, max: 20_000, default: 100 },
  runTime: { min: 1, max: 86_400, default: "10s" },
  memoryMb: { min: 128, max: 1_048_576, default: 2048 },
  settleTime: { min: 0, max: 3600, default: "3s" },
  steps: { min: 2, max: 20, default: 4 },
  capacitySteps: { default: 16 },
  arrivalsPerSecond: { min: 1, max: 100_000 },
};
