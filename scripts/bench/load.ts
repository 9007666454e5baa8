import * as net from "node:net";
import { setTimeout as after } from "node:timers/promises";
import * as tls from "node:tls";
import { percentile } from "./spread";

/** How a port is asked. */
export interface LoadOptions {
  port: number;
  path: string;
  /** How many connections ask at once, each again and again. */
  connections: number;
  seconds: number;
  /**
   * How long each waits before it asks again, in milliseconds.
   * @default 0
   */
  pauseMs?: number;
  /**
   * Whether it is asked by https, whatever its certificate.
   * @default false
   */
  secure?: boolean;
  /**
   * Whether each request comes over a connection of its own, whose handshake is a whole one.
   * @default false
   */
  isAnew?: boolean;
}

/** What came of it. */
export interface Answers {
  /** How many were answered with 200. */
  requests: number;
  /** How many were answered with something else, or not to their end. */
  failed: number;
  /** In milliseconds; what is not answered yet has taken as long as it was waited for. */
  p95Ms: number;
}

/** Asks over connections that are kept: so little of the CPU is the client's that the servers' can be seen. */
export async function load({ seconds, connections, ...asked }: LoadOptions): Promise<Answers> {
  const tally = { requests: 0, failed: 0, took: [] as number[] };
  const until = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, () => client({ ...asked, until }, tally)));
  const { requests, failed, took } = tally;
  return { requests, failed, p95Ms: percentile(took, 0.95) };
}

/** What one connection after the other counts; another one takes the place of one that ends. */
async function client(
  asked: Omit<LoadOptions, "connections" | "seconds"> & { until: number },
  tally: { requests: number; failed: number; took: number[] },
): Promise<void> {
  const { path, pauseMs = 0, isAnew = false, until } = asked;
  const left = () => until - performance.now();
  const last = isAnew ? "Connection: close\r\n" : "";
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${last}\r\n`;
  let connection: Connection | undefined;
  while (left() > 0) {
    connection ??= connect(asked);
    const start = performance.now();
    const answer = await connection.ask(request, left());
    tally.took.push(...waited(performance.now() - start, pauseMs));
    if (answer === "late") break;
    tally[answer === "ok" || answer === "last" ? "requests" : "failed"] += 1;
    if (answer === "closed" || answer === "last") connection = undefined;
    if (pauseMs > 0) await after(pauseMs);
  }
  connection?.end();
}

/**
 * What those would have waited who had come in the meantime, one after each pause: without them a client that waits
 * for seconds counts as little as one that does not.
 */
export function waited(tookMs: number, pauseMs: number): number[] {
  const count = pauseMs > 0 ? Math.max(Math.ceil(tookMs / pauseMs), 1) : 1;
  return Array.from({ length: count }, (_, index) => tookMs - index * pauseMs);
}

/** `last` is the 200 of a server that closes the connection after it. */
type Answer = "ok" | "last" | "refused" | "closed" | "late";

interface Connection {
  ask(text: string, patienceMs: number): Promise<Answer>;
  end(): void;
}

/** A connection that takes one answer at a time, each with its length. */
function connect({ port, secure = false }: Pick<LoadOptions, "port" | "secure">): Connection {
  const to = { host: "127.0.0.1", port };
  // Without a session of before each handshake is a whole one; what is measured is not whom it is made with.
  const socket = secure ? tls.connect({ ...to, rejectUnauthorized: false }) : net.connect(to);
  socket.setNoDelay();
  let got: Buffer[] = [];
  let done: (answer: Answer) => void = () => undefined;
  socket.on("data", (part) => {
    got.push(part);
    const answer = answerOf(got);
    if (answer) done(answer);
  });
  socket.on("error", () => done("closed")).on("close", () => done("closed"));
  const ask = (text: string, patienceMs: number) =>
    new Promise<Answer>((resolve) => {
      const late = setTimeout(() => done("late"), patienceMs);
      got = [];
      done = (answer) => {
        clearTimeout(late);
        resolve(answer);
      };
      if (socket.destroyed) done("closed");
      else socket.write(text);
    });
  return { ask, end: () => socket.destroy() };
}

/** What the bytes of an answer say once all of them are there. */
function answerOf(parts: Buffer[]): Answer | undefined {
  const [first = Buffer.alloc(0)] = parts;
  // An answer's head comes with its first bytes, or they are few enough to be put together.
  const head = first.includes(END) ? first : Buffer.concat(parts);
  const end = head.indexOf(END);
  if (end < 0) return undefined;
  const text = head.toString("latin1", 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0);
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  if (all < end + END.length + length) return undefined;
  if (!/^HTTP\/1\.1 200 /.test(text)) return "refused";
  return /\r\nconnection: close/i.test(text) ? "last" : "ok";
}

const END = "\r\n\r\n";
