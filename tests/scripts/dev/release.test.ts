import type { ReleasePlan } from "../../../configs/server/release";
import { gunicornPlan } from "../../../configs/server/gunicorn/plan";
import { release } from "../../../scripts/dev/release";
import type { Session } from "../../../scripts/dev/engine";
import type { DevService } from "../../../program/development";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";
import { keepPrinted, type Printed } from "../../support/printed";

let client: FakeDocker;
let shown: Printed;
let session: Session;
beforeEach(() => {
  client = fakeDocker();
  shown = keepPrinted();
  client.answers(/./);
  client.answers(/^create/, { stdout: "1a2b\n" });
  session = {
    ...{ labels: {}, signal: new AbortController().signal, port: 8080, url: "", name: "dev" },
    ...{ mountPoints: [], released: "" },
  };
});
afterEach(() => {
  shown.restore();
  client.remove();
});

const data = [{ hostPath: "/home/me/data", containerPath: "/data" }];
const planned = (command: string): ReleasePlan =>
  gunicornPlan("web", { app: "app", user: "501:20", release: command, data }).release!;
const run = (plan: ReleasePlan | undefined, image = "sha256:1") => {
  const mounts = [
    { source: "/home/me/app", target: "/srv/app" },
    { source: "/home/me/data", target: "/data" },
  ];
  const service = { name: "web", labels: {}, mounts, release: plan } as unknown as DevService;
  return release(service, { image, secretEnv: { KEY: "k" }, session, project: "shop" });
};
const created = () => client.calls().filter(({ argv }) => argv[0] === "create");

test("it runs with the app's directory and its data, each once, on the session's network", async () => {
  await run(planned("flask db upgrade"));
  const [{ argv = [] } = {}] = created();
  const mounts = argv.filter((word) => word.includes("type=bind"));
  expect(mounts).toEqual([
    '"type=bind","source=/home/me/app","target=/srv/app"',
    '"type=bind","source=/home/me/data","target=/data"',
  ]);
  expect(argv.join(" ")).toContain("--name flask-serving-release-shop --network dev");
  expect(created()[0]!.env.KEY).toBe("k");
});

test("it is not run again for the same packages and settings, and is for others", async () => {
  const plan = planned("flask db upgrade");
  await run(plan);
  await run(plan);
  expect(created()).toHaveLength(1);
  await run(plan, "sha256:2");
  await run(planned("flask init-db"), "sha256:2");
  expect(created()).toHaveLength(3);
});

test("one that failed is run again", async () => {
  client.answers(/^start/, { exitCode: 1 }, {});
  await expect(run(planned("flask db upgrade"))).rejects.toThrow("web-release failed with 1");
  await run(planned("flask db upgrade"));
  expect(created()).toHaveLength(2);
});

test("without a release command nothing is run", async () => {
  await run(undefined);
  expect(client.calls()).toEqual([]);
});
