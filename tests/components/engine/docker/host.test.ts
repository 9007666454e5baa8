import { engineFacts } from "../../../../components/engine/docker/facts";
import { dockerHost } from "../../../../components/engine/docker/host";

const spawn = jest.fn();
jest.mock("node:child_process", () => ({
  ...jest.requireActual<object>("node:child_process"),
  spawnSync: (program: string, argv: string[]) => spawn(program, argv) as unknown,
}));

const { DOCKER_HOST } = process.env;
beforeEach(() => {
  spawn.mockReset();
  delete process.env.DOCKER_HOST;
});
afterAll(() => void (DOCKER_HOST === undefined || (process.env.DOCKER_HOST = DOCKER_HOST)));

const said = (stdout: string) => ({ status: 0, stdout, stderr: "" });

test("DOCKER_HOST is the engine that is used, once it answers, and it is asked once for all that is to be known", () => {
  process.env.DOCKER_HOST = "tcp://answers:2375";
  spawn.mockReturnValue(said('{"Name":"answers"}\n'));
  expect([dockerHost(), dockerHost()]).toEqual(["tcp://answers:2375", "tcp://answers:2375"]);
  expect(engineFacts()?.info.Name).toBe("answers");
  expect(spawn.mock.calls).toEqual([
    ["docker", ["--host", "tcp://answers:2375", "info", "--format", "{{json .}}"]],
  ]);
});

test("so is one that does not tell what it is", () => {
  process.env.DOCKER_HOST = "tcp://tells-nothing:2375";
  spawn.mockReturnValue(said("27.5.1\n"));
  expect(dockerHost()).toBe("tcp://tells-nothing:2375");
});

test("else it is that of the client's context, as Colima or a rootless engine sets it", () => {
  spawn.mockImplementation((_, argv: string[]) =>
    said(argv[0] === "context" ? "unix:///home/me/.colima/docker.sock\n" : '{"Name":"colima"}'),
  );
  expect(dockerHost()).toBe("unix:///home/me/.colima/docker.sock");
});

test("without a client, a sentence says what to install", () => {
  process.env.DOCKER_HOST = "tcp://no-client:2375";
  spawn.mockReturnValue({ error: new Error("spawnSync docker ENOENT"), status: null });
  expect(dockerHost).toThrow("No docker client is on PATH. Install Docker.");
});

test("an engine that does not answer is told with docker's own words and what to do", () => {
  process.env.DOCKER_HOST = "tcp://build:2375";
  spawn.mockReturnValue({ status: 1, stdout: "", stderr: "Cannot connect to tcp://build:2375\n" });
  expect(dockerHost).toThrow(
    "No Docker engine answers: Cannot connect to tcp://build:2375\n" +
      "Start Docker, or set DOCKER_HOST to an engine that runs.",
  );
});
