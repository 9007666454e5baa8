import { once } from "node:events";
import * as net from "node:net";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { outputOf } from "../../../configs/compare/output";
import { readArguments } from "../../../scripts/start/arguments";
import { deploy, destroy } from "../../../scripts/start/deploy";
import { compared } from "../../support/comparison";
import { freePort } from "../../support/docker";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";
import { type FakePulumi, fakePulumi } from "../../support/fake-pulumi";
import { keepPrinted, type Printed } from "../../support/printed";
import { RUN_OUTPUTS } from "../../support/run-outputs";
import { HOW_TO_SET } from "../../../scripts/setting";

const UP = "up --yes --skip-preview --suppress-outputs -s";

let pulumi: FakePulumi;
let printed: Printed;
beforeEach(() => {
  printed = keepPrinted();
  pulumi = fakePulumi("gunicorn-nginx", "gunicorn", "dev-server", "granian-nginx", "granian");
  pulumi.answers("stack output", JSON.stringify({ ...RUN_OUTPUTS, url: null }));
});
afterEach(() => printed.restore());

/** What was asked of pulumi that changes something. */
const changes = () => pulumi.lines.filter((line) => !/^(stack (ls|output)|config get)/.test(line));
const start = (...argv: string[]) => deploy(pulumi, readArguments(argv));

describe("a stack that is deployed", () => {
  test("gets a port, comes up, and is shown with its numbers and what to do next", async () => {
    await start("gunicorn");
    expect(changes()).toEqual([
      expect.stringMatching(/^config set publish 8\d\d\d -s gunicorn$/),
      `${UP} gunicorn`,
    ]);
    expect(printed.stdout).toContain("gunicorn: steady: 10 users");
    expect(printed.stdout).toContain("average              17.50 ms");
    expect(printed.stdout).toContain("npm start -- --destroy gunicorn");
  });

  test("is made where it is new", async () => {
    pulumi.answers("stack ls", "[]");
    await start("gunicorn");
    expect(changes()[0]).toBe("stack init gunicorn");
  });

  test("may be one of the user's own, with a Pulumi.STACK.yaml", async () => {
    await start("dev");
    expect(changes()).toEqual(["stack init dev", expect.any(String), `${UP} dev`]);
  });
});

test("a comparison is published to nobody, and shown with what it says first", async () => {
  const result = outputOf(compared(), "results/compare/x");
  const outputs = { result, verdicts: result.verdicts, report: "results/compare/x/report.html" };
  pulumi.answers("stack output", JSON.stringify(outputs));
  await start("compare");
  expect(changes()).toEqual(["stack init compare", `${UP} compare`]);
  const lines = printed.stdout.trim().split("\n");
  expect(lines[0]).toMatch(/^fast carries more than gunicorn: /);
  expect(printed.stdout).toContain("gunicorn again   1,00");
  expect(lines.at(-1)).toMatch(/^Report: +file:.*results\/compare\/x\/report\.html$/);
});

test("a stack that nobody knows is refused before pulumi is asked for anything", async () => {
  await expect(start("gunicron")).rejects.toThrow(
    "STACK: expected one of gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian, compare, or one that has a Pulumi.STACK.yaml, got gunicron.\n" +
      "For one of your own, copy Pulumi.dev.yaml to that name and change it.",
  );
  expect(pulumi.lines).toEqual([]);
});

test("a deployment that fails where thresholds are missed says where its numbers are", async () => {
  pulumi.answers("up", null);
  const thresholds = [{ metric: "avgResponseMs", isMet: false }];
  pulumi.answers("stack output", JSON.stringify({ ...RUN_OUTPUTS, thresholds, url: null }));
  await expect(start("gunicorn")).rejects.toThrow(
    "gunicorn failed: the lines above say why.\n" +
      "Where it is a threshold that its load test misses, all of it is deployed, and the numbers are shown by\n" +
      "    pulumi stack output -s gunicorn",
  );
});

test("a deployment that fails says that it is not there and that nothing has to be cleaned up", async () => {
  pulumi.answers("up", null);
  await expect(start("gunicorn")).rejects.toThrow(
    "gunicorn is not deployed: the lines above say why.\n" +
      `${HOW_TO_SET}\n` +
      "Mend it and run the same command again; nothing has to be cleaned up before.",
  );
  expect(printed.stdout).toBe("");
});

describe("its port", () => {
  test.each(["auto", null])("is chosen where the config says %p", async (set) => {
    pulumi.answers("config get publish", set);
    await start("gunicorn");
    expect(changes()[0]).toMatch(/^config set publish 8\d\d\d -s gunicorn$/);
  });

  test("stays what the config says, where it is free", async () => {
    pulumi.answers("config get publish", String(await freePort()));
    await start("gunicorn");
    expect(changes()).toEqual([`${UP} gunicorn`]);
  });

  test("is refused before anything is deployed, where another program listens on it", async () => {
    const docker: FakeDocker = fakeDocker();
    docker.answers(/^ps/);
    const taker = net.createServer().listen(0, "127.0.0.1");
    await once(taker, "listening");
    const { port } = taker.address() as AddressInfo;
    pulumi.answers("config get publish", String(port));
    await expect(start("gunicorn")).rejects.toThrow(
      `publish: expected a free port of 127.0.0.1, got ${port}, on which another program listens.`,
    );
    expect(changes()).toEqual([]);
    taker.close();
    docker.remove();
  });

  test.each(["80a", "70000", "-1", "1.5"])(
    "%s is none: what is wrong with it is the program's to say, with all the rest",
    async (set) => {
      pulumi.answers("config get publish", set);
      await start("gunicorn");
      expect(changes()).toEqual([`${UP} gunicorn`]);
    },
  );
});

describe("an app of one's own", () => {
  const from = process.env.INIT_CWD;
  beforeEach(() => void (process.env.INIT_CWD = path.resolve("docs")));
  afterEach(() => {
    if (from === undefined) delete process.env.INIT_CWD;
    else process.env.INIT_CWD = from;
  });
  const told = () => changes().filter((line) => line.startsWith("config set appDir"));

  test("is set for every preset", async () => {
    await start("gunicorn", "--app", "../app");
    expect(told()).toEqual([
      "config set appDir app -s gunicorn-nginx",
      "config set appDir app -s gunicorn",
      "config set appDir app -s dev-server",
      "config set appDir app -s granian-nginx",
      "config set appDir app -s granian",
    ]);
  });

  test("is set for a stack of one's own too, when that is what it is deployed by", async () => {
    await start("dev", "--app", "../app");
    expect(changes()).toContain("stack init dev");
    expect(told()).toContain("config set appDir app -s dev");
  });

  test("is nowhere set when there is no such directory", async () => {
    await expect(start("gunicorn", "--app", "nowhere")).rejects.toThrow(
      `--app: expected an app's directory, got ${path.resolve("docs", "nowhere")}, which is none.`,
    );
    expect(changes()).toEqual([]);
  });
});

describe("a stack that is removed", () => {
  const remove = () => destroy(pulumi, readArguments(["--destroy", "gunicorn"]));

  test("is told with what is kept", async () => {
    await remove();
    expect(pulumi.lines).toEqual(["destroy --yes --skip-preview -s gunicorn"]);
    expect(printed.stdout).toBe(
      "\nRemoved gunicorn. Its config and its results in results/ are kept.\n",
    );
  });

  test("half-way is not told to be removed", async () => {
    pulumi.answers("destroy", null);
    await expect(remove()).rejects.toThrow("gunicorn is not removed: the lines above say why.");
    expect(printed.stdout).toBe("");
  });
});
