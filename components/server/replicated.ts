/** What a server that may run several times is told. */
export interface ReplicatedArgs {
  /**
   * How many containers there are, 1 to 16, each with workers and memory of its own; a proxy before
   * them shares the requests out. More than 1 goes with neither publish nor alias, nor with a SQLite
   * database in data.
   * @default 1
   */
  replicas?: number | undefined;
}
