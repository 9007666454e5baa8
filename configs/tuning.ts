/** Which values a service starts from; what is given besides stays as it is given. */
export const Tuning = {
  /** Ours, to serve with. */
  Production: "production",
  /**
   * The published values of the study that this project grew out of, to compare with: `gunicorn -w 4`
   * found as `web`, and an nginx that passes everything on as it comes.
   */
  Baseline: "baseline",
} as const;
export type Tuning = (typeof Tuning)[keyof typeof Tuning];

/** The tunings of what stays as it is in each. */
export const EVERY_TUNING: readonly Tuning[] = Object.values(Tuning);
