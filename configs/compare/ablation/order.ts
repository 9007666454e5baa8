/** In which order the changes are made. */
export const AblationOrder = {
  /** As they are named. */
  Forward: "forward",
  /** From the last to the first. */
  Reverse: "reverse",
} as const;
export type AblationOrder = (typeof AblationOrder)[keyof typeof AblationOrder];

/** One thing changed: what is measured before it, and after it. */
export interface PlannedStep {
  /** In which order it is made. */
  order: AblationOrder;
  /** What is changed. */
  change: string;
  /** What is there with it, and what without it. */
  what: string;
  /** What the way before it is called in the results. */
  from: string;
  /** The same of the way after it: of the same name where nothing differs. */
  to: string;
}
