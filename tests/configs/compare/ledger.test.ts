import { ledgerOf } from "../../../configs/compare/ledger";
import { measurement } from "../../support/comparison";

const row = measurement("gunicorn", 1, { perSecond: 1000, cpuUs: 300 });

test("what the app costs is taken from what its server's container uses", () => {
  expect(ledgerOf("gunicorn", [row], 75)).toEqual({
    ...{ candidate: "gunicorn", appUs: 75, serverUs: expect.closeTo(225, 6) },
    opened: 32 / 5000,
  });
});

test("behind nginx its own CPU and the connections that it opens are told too", () => {
  const work = { server: { cpuSeconds: 1, taken: 20 }, proxy: { cpuSeconds: 0.4, taken: 32 } };
  expect(ledgerOf("gunicorn-nginx", [{ ...row, work }], null)).toEqual({
    ...{ candidate: "gunicorn-nginx", appUs: null, serverUs: 200, proxyUs: 80 },
    ...{ opened: 32 / 5000, openedUpstream: 20 / 5000 },
  });
});

test("what the kernel does not tell is not known, and no zero", () => {
  const work = { server: { cpuSeconds: null, taken: null }, proxy: { cpuSeconds: 0.4, taken: 1 } };
  expect(ledgerOf("gunicorn-nginx", [{ ...row, work }], 75)).toMatchObject({
    serverUs: null,
    openedUpstream: null,
  });
  expect(ledgerOf("gunicorn", [], 75)).toMatchObject({ serverUs: null, opened: null });
});

test("it is the round in the middle that is told", () => {
  const rounds = [300, 900, 310].map((cpuUs, at) =>
    measurement("gunicorn", at + 1, { perSecond: 1000, cpuUs }),
  );
  expect(ledgerOf("gunicorn", rounds, 0).serverUs).toBeCloseTo(310, 6);
});
