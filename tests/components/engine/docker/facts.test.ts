import { standingNames } from "../../../../components/engine/docker/standing";
import { engineFacts } from "../../../../components/engine/docker/facts";
import { mockPulumi } from "../../../../testing";
import { type FakeDocker, fakeDocker } from "../../../support/fake-docker";

const { DOCKER_HOST, DOCKER_CONTEXT } = process.env;
let docker: FakeDocker;
beforeEach(() => {
  delete process.env.DOCKER_HOST;
  docker = fakeDocker();
});
afterEach(() => docker.remove());
afterAll(() => {
  if (DOCKER_HOST !== undefined) process.env.DOCKER_HOST = DOCKER_HOST;
  if (DOCKER_CONTEXT === undefined) delete process.env.DOCKER_CONTEXT;
});

/** What was asked is remembered by the environment that chose it: each test has one of its own. */
function chosen(context: string): string {
  process.env.DOCKER_CONTEXT = context;
  const address = `unix:///run/${context}.sock`;
  docker.answers(/^context inspect/, { stdout: `${address}\n` });
  return address;
}

test("an engine is asked what it is at the address of the client's context, and once", () => {
  const address = chosen("asked-once");
  docker.answers(/ info /, { stdout: '{"Name":"here","SecurityOptions":["name=selinux"]}\n' });
  const facts = { address, info: { Name: "here", SecurityOptions: ["name=selinux"] } };
  expect([engineFacts(), engineFacts()]).toEqual([facts, facts]);
  expect(docker.lines()).toEqual([
    "context inspect --format {{.Endpoints.docker.Host}}",
    `--host ${address} info --format {{json .}}`,
  ]);
});

test("DOCKER_HOST counts before the context, which is not asked then", () => {
  process.env.DOCKER_HOST = "tcp://build:2375";
  docker.answers(/ info /, { stdout: '{"Name":"build"}' });
  expect(engineFacts()).toEqual({ address: "tcp://build:2375", info: { Name: "build" } });
  expect(docker.lines()).toEqual(["--host tcp://build:2375 info --format {{json .}}"]);
});

test("another context is another engine", () => {
  const [one, other] = ["one-of-two", "other-of-two"].map((context) => {
    chosen(context);
    docker.answers(/ info /, { stdout: JSON.stringify({ Name: context }) });
    return engineFacts()?.info.Name;
  });
  expect([one, other]).toEqual(["one-of-two", "other-of-two"]);
});

test.each([
  ["an engine does not answer", "silent", { exitCode: 1, stderr: "Cannot connect" }],
  ["only the client tells of itself", "client", { stdout: '{"ServerErrors":["no engine"]}' }],
  ["an answer is no JSON", "broken", { stdout: "Server Version: 27.5.1" }],
])("where %s, nothing is known and nothing is thrown", (_, context, answer) => {
  chosen(context);
  docker.answers(/ info /, answer);
  expect(engineFacts()).toBeUndefined();
});

test("a client without a context has no engine, and none is asked", () => {
  process.env.DOCKER_CONTEXT = "gone";
  docker.answers(/^context inspect/, { exitCode: 1, stderr: "context gone not found" });
  expect(engineFacts()).toBeUndefined();
  expect(docker.lines()).toHaveLength(1);
});

test("without a client on PATH nothing is known, and no container stands", async () => {
  await mockPulumi();
  process.env.DOCKER_CONTEXT = "no-client";
  const { PATH } = process.env;
  process.env.PATH = "/nowhere";
  try {
    expect(engineFacts()).toBeUndefined();
    expect(standingNames(["web"])).toEqual(new Map([["web", []]]));
  } finally {
    process.env.PATH = PATH;
  }
});

describe("the names of a service's containers", () => {
  beforeEach(() => mockPulumi({ project: "shop", stack: "live" }));

  test("are asked of the same engine, of this project and this stack alone, and once for all of them", () => {
    const address = chosen("standing");
    docker.answers(/ info /, { stdout: '{"Name":"here"}' });
    docker.answers(/ ps /, { stdout: "web web-new\nweb-2 web-2-new\nproxy proxy\nweb web-old\n" });
    expect(standingNames(["web", "web-2", "web-3"])).toEqual(
      new Map([
        ["web", ["web-new", "web-old"]],
        ["web-2", ["web-2-new"]],
        ["web-3", []],
      ]),
    );
    const [asked = "", ...more] = docker.lines().filter((line) => / ps /.test(line));
    expect(more).toEqual([]);
    expect(asked).toMatch(`--host ${address} ps --all `);
    expect(asked.match(/(?<=--filter )\S+/g)).toEqual([
      "label=flask-serving.project=shop",
      "label=flask-serving.stack=live",
    ]);
  });

  test("are none where none stands, nor of what has no name for its network", () => {
    chosen("standing-none");
    docker.answers(/ info /, { stdout: '{"Name":"here"}' });
    docker.answers(/ ps /, { stdout: "\n" }, { stdout: "web \n" });
    for (let time = 0; time < 2; time += 1)
      expect(standingNames(["web"])).toEqual(new Map([["web", []]]));
  });

  test("are none where no engine answers, which is not asked for them", () => {
    chosen("standing-silent");
    docker.answers(/ info /, { exitCode: 1 });
    expect(standingNames(["web"])).toEqual(new Map([["web", []]]));
    expect(docker.lines().filter((line) => / ps /.test(line))).toEqual([]);
  });
});
