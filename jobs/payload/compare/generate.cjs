// Asks a service and tells what came of it, as JSON: `node - SETTINGS`, with this text on stdin. It runs in a
// container beside the service, and knows nothing of it but HTTP/1.1: so little of a CPU is its own.
const { createHash } = require("node:crypto");
const net = require("node:net");
const os = require("node:os");

const END = "\r\n\r\n";
/** Whoever waits for longer is counted as failed. */
const PATIENCE_MS = 10_000;
const PARTS = [10, 25, 50, 75, 90, 95, 99, 99.9];

/** What is asked, in turn: each as often as its weight says. */
function textsOf({ requests, host }) {
  return requests.flatMap(({ method, path, headers, body = "", weight = 1 }) => {
    const sent = {
      Host: host,
      ...(body && { "Content-Length": Buffer.byteLength(body) }),
      ...headers,
    };
    const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
    const text = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
    return Array(weight).fill({ text, isHead: method === "HEAD" });
  });
}

/** A connection that takes one answer at a time. `done` is told how it ended, and whether it can ask again. */
class Connection {
  constructor({ host, port }) {
    this.parts = [];
    this.done = undefined;
    this.socket = net.connect(port, host).setNoDelay();
    this.socket.on("data", (part) => this.take(part));
    this.socket.on("error", (error) => this.end(error.code ?? "closed"));
    this.socket.on("close", () => this.close());
  }

  ask({ text, isHead }, done) {
    this.parts = [];
    this.done = done;
    this.isHead = isHead;
    if (this.socket.destroyed) this.end("closed");
    else this.socket.write(text);
  }

  take(part) {
    this.parts.push(part);
    if (!this.done) return;
    const answer = answerOf(this.parts, this.isHead);
    if (answer) this.end(undefined, answer);
  }

  /** An answer without a length ends with its connection. */
  close() {
    const all = Buffer.concat(this.parts);
    const until = all.indexOf(END);
    if (until < 0) return this.end("closed");
    this.end(undefined, {
      ...headOf(all, until),
      body: all.subarray(until + END.length),
      isLast: true,
    });
  }

  end(failure, answer) {
    const { done } = this;
    this.done = undefined;
    if (failure) this.socket.destroy();
    done?.(failure, answer);
  }
}

function headOf(all, until) {
  const text = all.toString("latin1", 0, until);
  return { text, status: Number(text.slice(9, 12)) };
}

/** What the bytes of an answer say once all of them are there. */
function answerOf(parts, isHead) {
  const all = parts.length === 1 ? parts[0] : Buffer.concat(parts);
  const until = all.indexOf(END);
  if (until < 0) return undefined;
  const { text, status } = headOf(all, until);
  const isLast = /\r\nconnection: *close/i.test(text) || /^HTTP\/1\.0/.test(text);
  const body = all.subarray(until + END.length);
  const whole = (body) => ({ status, body, isLast });
  if (isHead || status === 204 || status === 304) return whole(Buffer.alloc(0));
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return body.length >= Number(length) ? whole(body) : undefined;
  if (!/\r\ntransfer-encoding: *chunked/i.test(text)) return undefined;
  return body.includes("0\r\n\r\n", body.length - 5) ? whole(body) : undefined;
}

function tallyOf() {
  return { requests: 0, failures: {}, took: [], opened: 0 };
}

function count(tally, since, failure, answer) {
  tally.took.push(performance.now() - since);
  const kind = failure ?? (answer.status < 400 ? undefined : `status ${answer.status}`);
  if (kind === undefined) tally.requests += 1;
  else tally.failures[kind] = (tally.failures[kind] ?? 0) + 1;
}

/** So many connections, each of which asks again as soon as it is answered. */
function full(asked, texts, until, tally) {
  let next = 0;
  const client = () =>
    new Promise((resolve) => {
      let connection;
      const ask = () => {
        const since = performance.now();
        if (since >= until) return resolve(connection?.socket.destroy());
        if (!connection) {
          connection = new Connection(asked);
          tally.opened += 1;
        }
        const late = setTimeout(() => connection.end("no answer"), patience(since, until));
        connection.ask(texts[next++ % texts.length], (failure, answer) => {
          clearTimeout(late);
          if (isCut(since, failure)) return resolve();
          count(tally, since, failure, answer);
          if (failure || answer.isLast) connection = undefined;
          // A refused connection must not become a loop without a wait.
          if (failure) setTimeout(ask, 10);
          else ask();
        });
      };
      ask();
    });
  return Promise.all(Array.from({ length: asked.connections }, client));
}

/** What is not answered when time is up is no failure, and no request: nobody has waited for as long as one may. */
function isCut(since, failure) {
  return failure === "no answer" && performance.now() - since < PATIENCE_MS - 10;
}

function patience(since, until) {
  return Math.min(PATIENCE_MS, until - since + 1);
}

/** At even moments, whether those before are answered or not: each on a connection that is free, or on a new one. */
async function paced(asked, texts, until, tally) {
  const { ratePerSecond } = asked;
  const start = performance.now();
  const free = [];
  let [sent, open] = [0, 0];
  const send = () => {
    let connection = free.pop();
    while (connection?.socket.destroyed) connection = free.pop();
    if (!connection) {
      connection = new Connection(asked);
      tally.opened += 1;
    }
    const since = performance.now();
    open += 1;
    const late = setTimeout(() => connection.end("no answer"), PATIENCE_MS);
    connection.ask(texts[sent++ % texts.length], (failure, answer) => {
      clearTimeout(late);
      open -= 1;
      count(tally, since, failure, answer);
      if (!failure && !answer.isLast) free.push(connection);
    });
  };
  const dueAt = (now) => ((now - start) / 1000) * ratePerSecond;
  while (performance.now() < until) {
    while (sent < dueAt(Math.min(performance.now(), until))) send();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  // A timer may be late: those of the last moments are asked all the same.
  while (sent < dueAt(until)) send();
  while (open > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const { socket } of free) socket.destroy();
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Users of whom so many more come each second, and each of whom asks, waits and asks again over a connection of its own:
 * as Locust has them, whose answers that are not there when time is up do not count.
 */
function ramped(asked, texts, until, tally) {
  const { users, spawnPerSecond, waitSeconds } = asked;
  const [least, most] = waitSeconds;
  let next = 0;
  const begun = performance.now();
  const left = (ms) => Math.max(0, Math.min(ms, until - performance.now() + 1));
  const user = async (_, index) => {
    const comesAfterMs = 1000 * Math.floor(index / spawnPerSecond);
    // Not by a timer, which may come early: who is to come after the end never comes.
    if (begun + comesAfterMs >= until) return;
    await wait(comesAfterMs);
    let connection;
    for (let since; (since = performance.now()) < until;) {
      if (!connection || connection.socket.destroyed) {
        connection = new Connection(asked);
        tally.opened += 1;
      }
      const [failure, answer] = await answered(connection, texts[next++ % texts.length], until);
      if (isCut(since, failure)) break;
      if (performance.now() < until) count(tally, since, failure, answer);
      if (failure || answer.isLast) connection = undefined;
      await wait(left(1000 * (least + Math.random() * (most - least))));
    }
    connection?.socket.destroy();
  };
  return Promise.all(Array.from({ length: users }, user));
}

/** How an answer has ended: what was wrong, else what it is. */
function answered(connection, text, until) {
  return new Promise((resolve) => {
    const late = setTimeout(() => connection.end("no answer"), patience(performance.now(), until));
    connection.ask(text, (failure, answer) => {
      clearTimeout(late);
      resolve([failure, answer]);
    });
  });
}

function withinMs(took) {
  const sorted = Float64Array.from(took).sort();
  const at = (part) => sorted[Math.max(0, Math.ceil((sorted.length * part) / 100) - 1)];
  return Object.fromEntries(PARTS.filter(() => sorted.length).map((part) => [part, at(part)]));
}

function machine() {
  const sums = os
    .cpus()
    .map(({ times }) => [times.idle, Object.values(times).reduce((a, b) => a + b)]);
  return sums.reduce(([idle, all], [one, both]) => [idle + one, all + both], [0, 0]);
}

/** Asks for some seconds, and tells of them. */
async function run(asked) {
  const texts = textsOf(asked);
  const act = asked.users ? ramped : asked.ratePerSecond ? paced : full;
  const tally = tallyOf();
  const [cpu, [idle, all], start] = [process.cpuUsage(), machine(), performance.now()];
  await act(asked, texts, start + asked.seconds * 1000, tally);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const [idleAfter, allAfter] = machine();
  const { requests, failures, took, opened } = tally;
  return {
    ...{ seconds, requests, failures, opened, withinMs: withinMs(took) },
    avgMs: took.length ? took.reduce((sum, one) => sum + one, 0) / took.length : null,
    generatorCpu: (user + system) / 1e6 / seconds,
    hostIdle: allAfter > all ? (idleAfter - idle) / (allAfter - all) : 0,
  };
}

/** Asks for each once, and tells what was answered. */
async function once(asked) {
  const answers = [];
  for (const request of asked.requests) {
    const [text] = textsOf({ ...asked, requests: [{ ...request, weight: 1 }] });
    const connection = new Connection(asked);
    const late = setTimeout(() => connection.end("no answer"), PATIENCE_MS);
    const { failure, answer } = await new Promise((resolve) =>
      connection.ask(text, (failure, answer) => resolve({ failure, answer })),
    );
    clearTimeout(late);
    connection.socket.destroy();
    const { status = 0, body = Buffer.from(failure ?? "") } = answer ?? {};
    const hash = createHash("sha256").update(body).digest("hex");
    const { method, path } = request;
    answers.push({ method, path, status, body: hash, bytes: body.length });
  }
  return answers;
}

const asked = JSON.parse(process.argv[2]);
(asked.once ? once(asked) : run(asked)).then((told) => console.log(JSON.stringify(told)));
