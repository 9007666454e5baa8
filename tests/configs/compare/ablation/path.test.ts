import { Proxy } from "../../../../configs/app/choices";
import { AblationOrder } from "../../../../configs/compare/ablation/order";
import { ORDERS } from "../../../../configs/compare/ablation/path";
import { expectedWords } from "../../../../configs/compare/in-words";
import { type ComparisonOptions, comparisonPlan } from "../../../../configs/compare/plan";
import { Server } from "../../../../configs/server/servers";
import { Tuning } from "../../../../configs/tuning";

const DEFAULTS = { python: "p:3", node: "n:24", nginx: "nginx:1.30", lego: "l:4", locust: "l:2" };
const image = { user: "1000:1000", app: "app:app", fingerprint: "1" };
const as = (name: string, server: Server, proxy: Proxy, tuning: Tuning = Tuning.Production) => ({
  ...{ name, server, proxy, tuning },
});
/** Those of the default. */
const CANDIDATES = [
  as("dev-server", Server.Flask, Proxy.None),
  as("gunicorn", Server.Gunicorn, Proxy.None),
  as("gunicorn-nginx", Server.Gunicorn, Proxy.Nginx),
  as("gunicorn-nginx-baseline", Server.Gunicorn, Proxy.Nginx, Tuning.Baseline),
  as("granian-nginx", Server.Granian, Proxy.Nginx),
];
const plan = (more: Partial<ComparisonOptions> = {}) =>
  comparisonPlan(
    { appDir: "shop", paths: ["/"], candidates: CANDIDATES, ablation: true, ...more },
    { flask: image, gunicorn: image, granian: image },
    DEFAULTS,
  );
const namesOf = (order: AblationOrder) => ORDERS[order].map(({ name }) => name);
const pathOf = (order: AblationOrder, { ablation } = plan()) => {
  const steps = ablation.filter((one) => one.order === order);
  return [steps[0]!.from, ...steps.map(({ to }) => to)];
};

test("the order has a name, and the reverse is from its end, but that what is nginx's waits for nginx", () => {
  expect(namesOf(AblationOrder.Forward)).toEqual([
    ...["proxy", "HTTP version", "worker class", "keep-alive", "buffering", "access log"],
    "server",
  ]);
  expect(namesOf(AblationOrder.Reverse)).toEqual([
    ...["server", "access log", "worker class", "proxy", "buffering", "keep-alive"],
    "HTTP version",
  ]);
});

test("both orders lead step by step from the same way to the same way, and what is measured anyway is not measured twice", () => {
  expect(pathOf(AblationOrder.Forward)).toEqual([
    ...["before all changes", "forward 1: proxy", "forward 2: HTTP version"],
    ...["forward 3: worker class", "forward 4: keep-alive", "gunicorn-nginx without its log"],
    ...["gunicorn-nginx", "granian-nginx"],
  ]);
  expect(pathOf(AblationOrder.Reverse)).toEqual([
    ...["before all changes", "reverse 1: server", "reverse 2: access log"],
    // Granian has no worker class: nothing differs, and nothing is measured.
    ...["reverse 2: access log", "reverse 4: proxy", "reverse 5: buffering"],
    ...["reverse 6: keep-alive", "granian-nginx"],
  ]);
});

test("each way is measured in every round, one that is otherwise there for the ledger too", () => {
  const { variants, course } = plan();
  const rounds = Object.fromEntries(variants.map(({ name, rounds }) => [name, rounds]));
  expect(rounds["gunicorn-nginx without its log"]).toBe(course.rounds);
  expect(rounds["reverse 4: proxy"]).toBe(course.rounds);
  expect(rounds["gunicorn without its log"]).toBe(course.logRounds);
  expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
});

test("where no candidate is granian-nginx the last way is measured as well", () => {
  const { ablation, variants } = plan({ candidates: CANDIDATES.slice(1, 3) });
  expect(ablation.at(-1)?.to).toBe("after all changes");
  expect(variants.map(({ name }) => name)).toContain("after all changes");
});

test("unless it is asked for nothing of it is measured", () => {
  const { variants, ablation } = plan({ ablation: false });
  expect(ablation).toEqual([]);
  expect(variants.map(({ name }) => name)).toEqual(
    CANDIDATES.slice(1).map(({ name }) => `${name} without its log`),
  );
});

test("how long it takes with it is said first", () => {
  const { course, variants } = plan();
  expect(expectedWords(course, 5, variants, false)).toBe(
    "5 candidates, 10 rounds: about 46 minutes.",
  );
});
