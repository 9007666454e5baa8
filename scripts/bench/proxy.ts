import { sum } from "../../configs/load/plain-sum";
import { setTimeout } from "node:timers/promises";
import { load } from "./load";
import { slowClients } from "./slow-clients";
import { spread } from "./spread";
import {
  ASSET_PATH,
  connectionsTaken,
  cpuSeconds,
  onStage,
  type Server,
  type Stage,
} from "./stage";

/** Long enough for thousands of requests. */
const SECONDS = 3;
const JSON_PATH = "/api/items/1";
const SLOW_CLIENTS = 64;

/** What a round measures, each as a ratio: how fast the machine is has no part in it. */
export interface Round {
  /** nginx's CPU for a small answer of the app, as a share of Gunicorn's. */
  hop: number;
  /** Connections that nginx opens to Gunicorn for a request. */
  opened: number;
  /** How many times as many assets nginx serves with the CPU that Gunicorn needs for one. */
  asset: number;
  /** How many times as many small answers both give with the same CPU where nginx keeps them for a second. */
  cache: number;
  /** The others' p95 beside slow clients, as a multiple of what it is without, behind nginx. */
  slowBehindNginx: number;
  /** The same with Gunicorn alone. */
  slowAlone: number;
  /** nginx's CPU for a small answer by https over a kept connection, as a share of that by http. */
  tlsKept: number;
  /** The same for a 50 kB asset. */
  tlsAsset: number;
  /** A whole TLS handshake, in small answers by http that nginx passes on with the same CPU. */
  handshake: number;
}

/**
 * Measures, round by round, what only a proxy brings and what it costs.
 * @throws the signal's reason, once all is removed
 */
export async function measureProxy(rounds: number, signal: AbortSignal): Promise<Round[]> {
  return onStage(signal, async (stage) => {
    // Files that nobody has asked for yet, modules that are loaded with a first request.
    await measure(stage, 0.5);
    const measured: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      measured.push(await measure(stage, SECONDS));
      process.stderr.write(`round ${round} of ${rounds}\n`);
    }
    return measured;
  });
}

async function measure(stage: Stage, seconds: number): Promise<Round> {
  const { alone, behind, nginx, caching, secure, signal } = stage;
  const common = { seconds, signal };
  const proxied = await cost({ ...common, at: nginx, path: JSON_PATH, of: [nginx, behind] });
  const cached = await cost({ ...common, at: caching, path: JSON_PATH, of: [caching, behind] });
  const byGunicorn = await cost({ ...common, at: alone, path: ASSET_PATH, of: [alone] });
  const byNginx = await cost({ ...common, at: nginx, path: ASSET_PATH, of: [nginx] });
  const ofSecure = { ...common, at: secure, of: [secure] };
  const byTls = await cost({ ...ofSecure, path: JSON_PATH });
  const assetByTls = await cost({ ...ofSecure, path: ASSET_PATH });
  const anew = { ...common, path: JSON_PATH, isAnew: true };
  const shaken = await cost({ ...anew, at: secure, of: [secure] });
  const connected = await cost({ ...anew, at: nginx, of: [nginx] });
  const [ofNginx = NaN, ofGunicorn = NaN] = proxied.cpu;
  return {
    hop: ofNginx / ofGunicorn,
    opened: proxied.opened,
    asset: sum(byGunicorn.cpu) / sum(byNginx.cpu),
    cache: sum(proxied.cpu) / sum(cached.cpu),
    slowBehindNginx: await besideSlowClients(nginx, common),
    slowAlone: await besideSlowClients(alone, common),
    tlsKept: sum(byTls.cpu) / ofNginx,
    tlsAsset: sum(assetByTls.cpu) / sum(byNginx.cpu),
    handshake: (sum(shaken.cpu) - sum(connected.cpu)) / ofNginx,
  };
}

/** What is asked, and who computes for it. */
interface Asked {
  at: Server;
  path: string;
  seconds: number;
  isAnew?: boolean;
  of: Server[];
  signal: AbortSignal;
}

/** The CPU seconds of each server, and the connections that the last of them took, for a request. */
async function cost({ at, of, signal, ...asked }: Asked) {
  signal.throwIfAborted();
  const { port, secure } = at;
  const last = of.at(-1) ?? at;
  const read = async () => [
    await connectionsTaken(last),
    ...(await Promise.all(of.map(cpuSeconds))),
  ];
  const before = await read();
  const { requests, failed } = await load({ port, secure, ...asked, connections: 16 });
  if (failed > 0) process.stderr.write(`  ! ${failed} of ${requests + failed} requests failed\n`);
  const [opened = NaN, ...cpu] = (await read()).map(
    (after, index) => (after - (before[index] ?? NaN)) / requests,
  );
  return { opened, cpu };
}

/** Few others, who leave most of the CPU idle: what they wait for is not each other. */
async function besideSlowClients(
  { port }: Server,
  { seconds, signal }: Pick<Asked, "seconds" | "signal">,
): Promise<number> {
  signal.throwIfAborted();
  const others = { port, path: JSON_PATH, seconds, connections: 4, pauseMs: 10 };
  const without = await load(others);
  const end = slowClients(port, SLOW_CLIENTS);
  // Until each has sent some of its request.
  await setTimeout(1000);
  const beside = await load(others);
  end();
  return beside.p95Ms / without.p95Ms;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

/** What each ratio is called, and how it is written. */
const ROWS: [keyof Round, string, (value: number) => string][] = [
  ["hop", "nginx's CPU for a small JSON answer, of Gunicorn's", percent],
  ["opened", "connections to Gunicorn that nginx opens for a request", (one) => one.toFixed(4)],
  [
    "asset",
    "50 kB assets that nginx serves with the CPU of one by Gunicorn",
    (one) => one.toFixed(1),
  ],
  [
    "cache",
    "small answers, kept for a second, with the CPU of one that is not",
    (one) => one.toFixed(1),
  ],
  [
    "slowBehindNginx",
    `p95 of others beside ${SLOW_CLIENTS} slow clients, of that without: nginx before Gunicorn`,
    (one) => one.toFixed(2),
  ],
  ["slowAlone", "the same: Gunicorn alone", (one) => one.toFixed(0)],
  ["tlsKept", "nginx's CPU for a small JSON answer by https, of that by http", percent],
  ["tlsAsset", "the same for a 50 kB asset", percent],
  [
    "handshake",
    "small JSON answers by http with the CPU of nginx for one TLS handshake",
    (one) => one.toFixed(1),
  ],
];

/** The rounds as a table: of each ratio its median, and its spread. */
export function proxyTable(rounds: readonly Round[]): string {
  const header = `| ${rounds.length} rounds | median | lowest to highest |\n| --- | --- | --- |\n`;
  const rows = ROWS.map(([name, what, shown]) => {
    const { median, low, high } = spread(rounds.map((round) => round[name]));
    return `| ${what} | ${shown(median)} | ${shown(low)} to ${shown(high)} |\n`;
  });
  return header + rows.join("");
}
