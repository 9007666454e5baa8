/** What stands before the app's server. */
export const Proxy = {
  /** Nothing: clients talk to the server itself. */
  None: "none",
  /** nginx. */
  Nginx: "nginx",
} as const;
export type Proxy = (typeof Proxy)[keyof typeof Proxy];

/** What is measured, if anything. */
export const Load = {
  /** All users are spawned and have settled before a window of `runTime` is measured. */
  Steady: "steady",
  /** Everything from the first user on counts: mostly the ramp, as in the study. */
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
  /** Nothing. */
  Off: "off",
} as const;
export type Load = (typeof Load)[keyof typeof Load];
