import { runScript, tryCommand } from "../../../jobs/lib/in-container";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

let docker: FakeDocker;
beforeEach(() => (docker = fakeDocker()));
afterEach(() => docker.remove());

test("a program is told its values as arguments, and text on stdin", async () => {
  docker.answers(/^exec/, { stdout: "one\n" });
  const said = await runScript({ container: "c", program: 'cat "$0"', args: ["a b"], input: "t" });
  expect(said).toBe("one");
  expect(docker.calls()).toMatchObject([
    { argv: ["exec", "-i", "--user", "0", "c", "sh", "-c", 'cat "$0"', "a b"], input: "t" },
  ]);
});

test("a program of another user than root says whose it is", async () => {
  docker.answers(/^exec/);
  await runScript({ container: "c", program: "id", args: [], user: "101:101" });
  expect(docker.lines()).toEqual(["exec -i --user 101:101 c sh -c id"]);
});

test("a program that fails is an error with its last lines", async () => {
  docker.answers(/^exec/, { exitCode: 2, stderr: "no space left" });
  await expect(runScript({ container: "c", program: "x", args: [] })).rejects.toThrow(
    "docker exec failed with 2:\n    no space left",
  );
});

test("a command runs as the container's user, where it is told to", async () => {
  docker.answers(/^exec/, { exitCode: 1 });
  expect((await tryCommand("c", ["nginx", "-t"], "/conf/versions/a")).exitCode).toBe(1);
  expect(docker.lines()).toEqual(["exec --workdir /conf/versions/a c nginx -t"]);
});
