/** What a load test measures. */
export const LoadKind = {
  /** All users are spawned and have settled before a window of `runTime` is measured. */
  Steady: "steady",
  /** Everything from the first user on counts, as in the study: mostly the ramp. */
  Ramp: "ramp",
  /** The users become more in equal steps, and each step is measured by itself. */
  Steps: "steps",
  /** A tenth of the users, then all of them at once, then a tenth again. */
  Spike: "spike",
  /** As steady, for long: each quarter is measured by itself, so that a service that wears out shows. */
  Soak: "soak",
  /** Somebody comes at even moments, whether the service keeps up or not. */
  Open: "open",
  /** The highest rate that the service carries within the limits of an objective is searched for. */
  Capacity: "capacity",
} as const;
export type LoadKind = (typeof LoadKind)[keyof typeof LoadKind];

export const LOAD_KINDS: readonly LoadKind[] = Object.values(LoadKind);
