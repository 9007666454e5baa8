import { closedThroughput } from "../../../../configs/compare/queueing/closed-queue";
import { fittedStation } from "../../../../configs/compare/queueing/fitted";

test.each([
  [1, 0.3, 0.2],
  [1, 2, 0.01],
  [2, 0.4, 1.5],
  [4, 1, 30],
])(
  "of %i servers, %d ms of service and %d ms elsewhere, the two loads lead back to both",
  (servers, serviceMs, elsewhereMs) => {
    const station = { servers, serviceMs, elsewhereMs };
    const perSecond = closedThroughput(32, station);
    const found = fittedStation(
      closedThroughput(1, station),
      { connections: 32, perSecond },
      servers,
    );
    expect(found.servers).toBe(servers);
    expect(found.serviceMs).toBeCloseTo(serviceMs, servers === 4 ? 2 : 9);
    expect(found.elsewhereMs).toBeCloseTo(elsewhereMs, servers === 4 ? 2 : 9);
  },
);

test("what many connections get as if each were alone has no service to wait for", () => {
  const { serviceMs, elsewhereMs } = fittedStation(100, { connections: 8, perSecond: 800 }, 1);
  expect(serviceMs).toBeCloseTo(0, 9);
  expect(elsewhereMs).toBeCloseTo(10, 9);
});

test("what many connections get less of than one alone is more than any queue has: all of it is service then", () => {
  const station = fittedStation(100, { connections: 8, perSecond: 50 }, 1);
  expect(station).toMatchObject({ serviceMs: expect.closeTo(10, 9) });
  expect(closedThroughput(8, station)).toBeCloseTo(100, 6);
});
