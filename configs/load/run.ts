import type { LoadKind } from "./kind";
import type { Limits } from "./objective";
import type { AskedRequest } from "./requests";

/** A load test as plain values, all decided. */
export interface LoadRun {
  kind: LoadKind;
  endpoint: { host: string; port: number };
  /** Whether it speaks TLS. */
  tls: boolean;
  image: string;
  user: string;
  /** What the users ask for where there is no locustfile. */
  requests: readonly AskedRequest[];
  /** Of tasks, those with one of these tags run, and none with one of those. */
  tags: readonly string[];
  excludeTags: readonly string[];
  /** The user classes of the locustfile that run; all where none is named. */
  userClasses: readonly string[];
  /** Variables that the locustfile sees. */
  env: Record<string, string>;
  users: number;
  /** How many Locusts ask: one by itself, or several that another one leads. */
  workers: number;
  spawnRate: number;
  runSeconds: number;
  /** Between the last user's start and the measurement; 0 where the ramp is measured. */
  settleSeconds: number;
  /** In how many steps the users become more, with kind steps; how many rates are tried at most, with kind capacity. */
  steps: number;
  /** Within which limits a rate is carried, with kind capacity. */
  limits?: Limits;
  /** How often somebody comes, with kind open. */
  arrivalsPerSecond?: number;
  phases: Phase[];
  resultsDir: string;
  /** What Locust may use, where it is not the usual. */
  memoryMb?: number;
  cpus?: number;
}

/** A part of a load: the users become so many, and stay so for a while. */
export interface Phase {
  name: string;
  users: number;
  /** Users a second, on the way to them. */
  spawnRate: number;
  /** How long it lasts: once all are there, or, from the start on, while they come and go too. */
  seconds: number;
  /** Whether the requests that are sent in it count. */
  measured: boolean;
  fromStart: boolean;
}
