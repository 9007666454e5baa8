import { type Finding, isRedFlag } from "./findings";

/** Whether a measurement decides something. */
export const Validity = {
  /** Nothing was found that speaks against it. */
  Valid: "valid",
  /** Something was found with which its numbers rank nothing and prove nothing. */
  Inconclusive: "inconclusive",
} as const;
export type Validity = (typeof Validity)[keyof typeof Validity];

/** A verdict on the measurement itself, and why. */
export interface ValidityVerdict {
  /** Whether it decides something. */
  verdict: Validity;
  /** Each red flag, in a sentence that names what to change; none where it is valid. */
  reasons: string[];
}

/** The verdict on a measurement with such findings. */
export function validityOf(findings: readonly Finding[]): ValidityVerdict {
  const reasons = findings.filter(isRedFlag).map(({ sentence }) => sentence);
  return { verdict: reasons.length > 0 ? Validity.Inconclusive : Validity.Valid, reasons };
}
