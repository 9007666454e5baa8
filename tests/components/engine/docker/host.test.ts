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

test("DOCKER_HOST is the engine that is used, once it answers", () => {
  process.env.DOCKER_HOST = "tcp://build:2375";
  spawn.mockReturnValue(said("27.5.1\n"));
  expect(dockerHost()).toBe("tcp://build:2375");
  expect(spawn.mock.calls).toEqual([
    ["docker", ["--host", "tcp://build:2375", "version", "--format", "{{.Server.Version}}"]],
  ]);
});

test("else it is that of the client's context, as Colima or a rootless engine sets it", () => {
  spawn.mockReturnValueOnce(said("unix:///home/me/.colima/docker.sock\n"));
  spawn.mockReturnValueOnce(said("27.5.1\n"));
  expect(dockerHost()).toBe("unix:///home/me/.colima/docker.sock");
});

test("without a client, a sentence says what to install", () => {
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
