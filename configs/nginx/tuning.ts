/** What a configuration is for. */
export const Tuning = {
  /** To serve: upstream connections are used again, and the app learns whom it answers. */
  Production: "production",
  /** To compare with: the server block of the study, which has neither. */
  Baseline: "baseline",
} as const;
export type Tuning = (typeof Tuning)[keyof typeof Tuning];

/** The tunings of what every configuration has. */
export const EVERY_TUNING: readonly Tuning[] = Object.values(Tuning);
