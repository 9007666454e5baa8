/** By what a client is given to a version, the same one each time. */
export const CanaryBy = {
  /** Its address. */
  Address: "address",
  /** A cookie, by its name: a client without it gets the version that there was. */
  Cookie: "cookie",
  /** A header, by its name: a request without it gets the version that there was. */
  Header: "header",
} as const;
export type CanaryBy = (typeof CanaryBy)[keyof typeof CanaryBy];

/** Who gets the new version of a service. */
export interface CanarySettings {
  /** How many of a hundred clients get it, 0.01 to 99.99, in steps of 0.01. */
  percent: number;
  /**
   * By what a client is given to a version, the same one each time.
   * @default CanaryBy.Address
   */
  by?: CanaryBy;
  /**
   * The name of the cookie, of letters, digits and _, or of the header, of letters, digits and -.
   * @default none: address has none
   */
  name?: string | undefined;
}
