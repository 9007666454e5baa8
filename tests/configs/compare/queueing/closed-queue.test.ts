import { randomOf } from "../../../../configs/compare/random";
import { closedThroughput, type Station } from "../../../../configs/compare/queueing/closed-queue";

/** A machine that runs for some hours until it is down is a connection: an hour is a second here. */
const HOUR = 1000;

/**
 * Published: 22 machines that each run for 2 hours, with 1 to 4 mechanics who need 12 minutes for one (Taha, Operations
 * Research: An Introduction, the machine servicing model): machines that are mended in an hour.
 */
test.each([
  [1, 4.998],
  [2, 8.8161],
  [3, 9.767],
  [4, 9.95],
])("%i mechanics mend %d machines an hour, as the book's table has it", (servers, perHour) => {
  const station = { servers, serviceMs: 0.2 * HOUR, elsewhereMs: 2 * HOUR };
  expect(closedThroughput(22, station)).toBeCloseTo(perHour, 3);
});

/**
 * Published: five printers that each print for 20 hours, and one technician who needs 2 for one: he idles 0.564 of his
 * time, 0.2 printers wait (Heizer and Render, Operations Management, the limited population model).
 */
test("five printers with one technician are as a textbook has them", () => {
  const perHour = closedThroughput(5, {
    ...{ servers: 1, serviceMs: 2 * HOUR, elsewhereMs: 20 * HOUR },
  });
  expect(1 - 2 * perHour).toBeCloseTo(0.564, 3);
  const waiting = 5 - perHour * (20 + 2);
  expect(waiting).toBeCloseTo(0.2, 1);
});

/** Mean value analysis, written anew: of one server the k-th connection finds what k - 1 of them leave there. */
function byMeanValues(connections: number, serviceMs: number, elsewhereMs: number): number {
  let [there, perMs] = [0, 0];
  for (let k = 1; k <= connections; k += 1) {
    const atStation = serviceMs * (1 + there);
    perMs = k / (elsewhereMs + atStation);
    there = perMs * atStation;
  }
  return 1000 * perMs;
}

test.each([
  [1, 0.3, 0.2],
  [4, 0.3, 0.2],
  [32, 0.3, 5],
  [32, 1, 0],
  [1024, 0.001, 500],
])(
  "over %i connections, %d ms of service and %d ms elsewhere, it is what mean value analysis says",
  (connections, serviceMs, elsewhereMs) => {
    const found = closedThroughput(connections, { servers: 1, serviceMs, elsewhereMs });
    expect(found / byMeanValues(connections, serviceMs, elsewhereMs)).toBeCloseTo(1, 9);
  },
);

/** As it happens: each moment is the next of those that may happen, by chance. */
function simulated(connections: number, station: Station, events: number): number {
  const { servers, serviceMs, elsewhereMs } = station;
  const random = randomOf(connections);
  let [there, ms, served] = [0, 0, 0];
  for (let event = 0; event < events; event += 1) {
    const ending = Math.min(there, servers) / serviceMs;
    const coming = (connections - there) / elsewhereMs;
    ms -= Math.log(1 - random()) / (ending + coming);
    if (random() * (ending + coming) < ending) [there, served] = [there - 1, served + 1];
    else there += 1;
  }
  return (1000 * served) / ms;
}

test.each([
  [8, { servers: 2, serviceMs: 4, elsewhereMs: 6 }],
  [12, { servers: 4, serviceMs: 10, elsewhereMs: 15 }],
])(
  "over %i connections with several servers it is what a simulation comes to",
  (connections, station) => {
    const events = 200_000;
    const found = closedThroughput(connections, station);
    // Half of the events are answers, whose number differs by less than its root.
    expect(Math.abs(simulated(connections, station, events) / found - 1)).toBeLessThan(
      3 / Math.sqrt(events / 2),
    );
  },
);

test("with a server for each nobody waits, and without service there is nothing to wait for", () => {
  expect(closedThroughput(4, { servers: 4, serviceMs: 3, elsewhereMs: 7 })).toBeCloseTo(400, 9);
  expect(closedThroughput(4, { servers: 1, serviceMs: 0, elsewhereMs: 10 })).toBe(400);
});

test("a thousand connections that hardly ever ask are no number too large", () => {
  const found = closedThroughput(1024, { servers: 1, serviceMs: 1e-9, elsewhereMs: 1000 });
  expect(found).toBeCloseTo(1024, 3);
});
