/** Which answers are kept. */
export interface CacheSettings {
  /** How long an answer is kept where the app says nothing about it, in seconds, 1 to 86400. */
  seconds: number;
  /**
   * How long after that it is still given while the app does not answer, or while one request asks anew, in
   * seconds, 0 to 604800.
   * @default 60
   */
  staleSeconds?: number | undefined;
  /**
   * How much room the answers may take on disk, in MiB, 1 to 1048576.
   * @default 100
   */
  maxMb?: number | undefined;
  /**
   * Whether answers to requests with cookies or a password are kept too, and given to everybody.
   * @default false
   */
  evenPersonal?: boolean | undefined;
}
