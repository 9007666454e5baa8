import { MODULE_DIRECTORY } from "../../container/modules";
import type { Problem } from "../../problems";
import { GUNICORN } from "../gunicorn/settings";
import { number, type Setting, switched } from "../setting";

/** How Granian is told to work: by the names that Gunicorn has too where they mean the same. */
export interface GranianSettings {
  /**
   * How many worker processes take requests, 1 to 64.
   * @default 4
   */
  workers?: number | undefined;
  /**
   * How many threads of each worker run the app, 1 to 128: Granian's blocking threads.
   * @default 4
   */
  threads?: number | undefined;
  /**
   * How long all threads of a worker may be in the app, none of them finishing, before another worker takes its
   * place, in seconds, 0 to 86400; 0 is never. The log tells where each of them was.
   * @default 300
   */
  stuckSeconds?: number | undefined;
  /**
   * How long a worker may finish its requests when the service stops, in seconds, 1 to 1800: Granian's
   * workers-kill-timeout.
   * @default 30
   */
  gracefulTimeoutSeconds?: number | undefined;
  /**
   * How much memory a worker may have before another one takes its place, in MiB, 1 to 1048576; Granian looks
   * every 30 s.
   * @default none
   */
  workersMaxRssMb?: number | undefined;
  /**
   * The addresses whose X-Forwarded-Proto and X-Forwarded-For are believed, with commas between them; `*`
   * only where nothing but the proxy reaches it.
   * @default "127.0.0.1,::1"
   */
  forwardedAllowIps?: string | undefined;
  /**
   * Whether each request is written to the container's log.
   * @default true
   */
  accessLog?: boolean | undefined;
}

/** The settings with a value each; 0 is none. */
type Settled = { [K in keyof GranianSettings]-?: NonNullable<GranianSettings[K]> };

/** A row a setting, in the order of the arguments of run_granian.py. */
export const GRANIAN = {
  workers: number("--workers", { min: 1, max: 64, default: 4 }),
  threads: number("--threads", { min: 1, max: 128, default: 4 }),
  stuckSeconds: GUNICORN.stuckSeconds,
  gracefulTimeoutSeconds: number("--kill-timeout", { min: 1, max: 1800, default: 30 }),
  workersMaxRssMb: number("--max-rss", { min: 1, max: 1_048_576, default: 0 }),
  forwardedAllowIps: GUNICORN.forwardedAllowIps,
  accessLog: switched(true, "--access-log"),
} satisfies { [K in keyof Settled]: Setting<Settled[K]> };

const NAMES = Object.keys(GRANIAN) as (keyof Settled)[];

/** All that is wrong with the settings that are given. */
export function granianProblems(given: GranianSettings): Problem[] {
  return NAMES.filter((name) => given[name] !== undefined).flatMap((name) =>
    GRANIAN[name].problems(name, given[name]),
  );
}

/** The settings, each with a value. */
export function granianSettled(given: GranianSettings): Settled {
  const values = NAMES.map((name) => [name, given[name] ?? GRANIAN[name].default]);
  return Object.fromEntries(values) as Settled;
}

/** The argument vector of Granian. */
export function granianArgv(
  given: GranianSettings,
  { app, port }: { app: string; port: number },
): string[] {
  const settings = granianSettled(given);
  return [
    ...["/opt/venv/bin/python", `${MODULE_DIRECTORY}/run_granian.py`, `--port=${port}`],
    ...NAMES.flatMap((name) => (GRANIAN[name] as Setting<unknown>).argv(settings[name])),
    app,
  ];
}
