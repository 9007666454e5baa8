import { removeVolume } from "../../jobs/remove-volume";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

let engine: FakeDocker;
beforeEach(() => (engine = fakeDocker()));
afterEach(() => engine.remove());

const IN_USE = {
  exitCode: 1,
  stderr: "Error response from daemon: remove files: volume is in use - [1bc1]\n",
};

test("a volume goes once the container that has it is gone", async () => {
  engine.answers(/^volume rm files$/, IN_USE, IN_USE, { stdout: "files\n" });
  await removeVolume({ volume: "files" });
  expect(engine.lines()).toEqual(Array(3).fill("volume rm files"));
});

test("one that is gone already is as it should be", async () => {
  engine.answers(/^volume rm files$/, { exitCode: 1, stderr: "Error: no such volume: files\n" });
  await expect(removeVolume({ volume: "files" })).resolves.toEqual({});
});

test("what else keeps it is told at once", async () => {
  engine.answers(/^volume rm files$/, { exitCode: 1, stderr: "Error: permission denied\n" });
  await expect(removeVolume({ volume: "files" })).rejects.toThrow(
    "docker volume failed with 1:\n    Error: permission denied",
  );
  expect(engine.lines()).toHaveLength(1);
});
