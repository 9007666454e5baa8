/** How many requests a client may send. */
export interface RateLimitSettings {
  /**
   * How many requests a client may send a second, 1 to 100000.
   * @default any number
   */
  requestsPerSecond?: number | undefined;
  /**
   * How many requests a client may send a minute, 1 to 100000: for less than one a second.
   * @default any number
   */
  requestsPerMinute?: number | undefined;
  /**
   * How many it may send at once before that counts, 0 to 100000: a page asks for several things.
   * @default 20
   */
  burst?: number | undefined;
  /**
   * How many requests of a client are answered at the same time, 1 to 65535.
   * @default any number
   */
  connections?: number | undefined;
}
