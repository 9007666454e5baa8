import { ensureSecondEngine } from "../../../scripts/setup/second-engine";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

let docker: FakeDocker;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^build /);
  docker.answers(/^image inspect/);
});
afterEach(() => docker.remove());

const asJson = (name: string) =>
  JSON.stringify({ Id: "id", RepoTags: [name], Config: { Labels: {} } });

test("the second engine is made once, as the images of our own are, on Debian's next release", async () => {
  docker.answers(/^image inspect .*base:trixie/, { stdout: asJson("flask-serving/base:trixie") });
  expect(await ensureSecondEngine(() => {})).toBe("flask-serving/engine:forky");
  const built = docker.lines().filter((line) => line.startsWith("build "));
  expect(built.map((line) => /BASE=(\S+) .*--tag (\S+)/.exec(line)?.slice(1))).toEqual([
    ["flask-serving/base:trixie", "flask-serving/base:forky"],
    ["flask-serving/base:forky", "flask-serving/engine:forky"],
  ]);
});
