import { ledgerOf } from "../../../configs/compare/ledger";
import type { Measurement } from "../../../configs/compare/measured";
import { measurement } from "../../support/comparison";

const NONE = { median: null, low: null, high: null, rounds: 0 };
const row = measurement("gunicorn", 1, { perSecond: 1000, cpuUs: 300 });

test("what the app costs is taken from what its server's container uses", () => {
  expect(ledgerOf("gunicorn", [row], [], 75)).toEqual({
    ...{ candidate: "gunicorn", appUs: 75, serverUs: expect.closeTo(225, 6), logUs: NONE },
    opened: 32 / 5000,
  });
});

test("behind nginx its own CPU and the connections that it opens are told too", () => {
  const work = { server: { cpuSeconds: 1, taken: 20 }, proxy: { cpuSeconds: 0.4, taken: 32 } };
  expect(ledgerOf("gunicorn-nginx", [{ ...row, work }], [], null)).toEqual({
    ...{ candidate: "gunicorn-nginx", appUs: null, serverUs: 200, proxyUs: 80, logUs: NONE },
    ...{ opened: 32 / 5000, openedUpstream: 20 / 5000 },
  });
});

test("what the kernel does not tell is not known, and no zero", () => {
  const work = { server: { cpuSeconds: null, taken: null }, proxy: { cpuSeconds: 0.4, taken: 1 } };
  expect(ledgerOf("gunicorn-nginx", [{ ...row, work }], [], 75)).toMatchObject({
    serverUs: null,
    openedUpstream: null,
  });
  expect(ledgerOf("gunicorn", [], [], 75)).toMatchObject({ serverUs: null, opened: null });
});

test("it is the round in the middle that is told", () => {
  const rounds = [300, 900, 310].map((cpuUs, at) =>
    measurement("gunicorn", at + 1, { perSecond: 1000, cpuUs }),
  );
  expect(ledgerOf("gunicorn", rounds, [], 0).serverUs).toBeCloseTo(310, 6);
});

/** A round in which a request costs so much, of server and of nginx. */
const costing = (round: number, serverUs: number, proxyUs?: number): Measurement => {
  const part = (us: number) => ({ cpuSeconds: (us * 5000) / 1e6, taken: 1 });
  return {
    ...measurement("gunicorn", round, { perSecond: 1000 }),
    work: { server: part(serverUs), ...(proxyUs && { proxy: part(proxyUs) }) },
  };
};

test("the log is what a request costs more with it than without it, round by round, and is taken out of the server", () => {
  const loud = [costing(1, 430), costing(2, 400), costing(3, 450), costing(4, 999)];
  const quiet = [costing(1, 300), costing(2, 290), costing(3, 310)];
  const { serverUs, logUs } = ledgerOf("gunicorn", loud, quiet, 75);
  expect(logUs.median).toBeCloseTo(130, 6);
  expect(logUs).toMatchObject({ low: expect.closeTo(110, 6), high: expect.closeTo(140, 6) });
  expect(logUs.rounds).toBe(3);
  // 440 in the middle of the four rounds, without the app and the log.
  expect(serverUs).toBeCloseTo(440 - 75 - 130, 6);
});

test("behind nginx it is nginx that writes it", () => {
  const [loud, quiet] = [[costing(1, 300, 80)], [costing(1, 300, 60)]];
  const { serverUs, logUs, proxyUs } = ledgerOf("gunicorn-nginx", loud, quiet, 75);
  expect([serverUs, logUs.median, proxyUs]).toEqual([
    ...[expect.closeTo(225, 6), expect.closeTo(20, 6), expect.closeTo(60, 6)],
  ]);
});

test("a round that has no number of one of the two says nothing of the log", () => {
  const unknown = { server: { cpuSeconds: null, taken: null } };
  const loud = [costing(1, 430), { ...costing(2, 1), work: unknown }];
  const quiet = [costing(2, 290), costing(3, 290)];
  expect(ledgerOf("gunicorn", loud, quiet, 75).logUs).toEqual(NONE);
});

test("app, server, log and nginx of a candidate are all that its containers used", () => {
  const [loud, quiet] = [[costing(1, 300, 80)], [costing(1, 290, 65)]];
  const { appUs, serverUs, logUs, proxyUs } = ledgerOf("gunicorn-nginx", loud, quiet, 75);
  expect(appUs! + serverUs! + logUs.median! + proxyUs!).toBeCloseTo(380, 6);
});
