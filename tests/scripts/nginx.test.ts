import { nginx } from "../../scripts/nginx";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted, type Printed } from "../support/printed";
import { tellOf } from "../support/stack-containers";

let docker: FakeDocker;
let printed: Printed;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^exec id-of-web /, { exitCode: 1, stderr: "cat: No such file" });
  docker.answers(/^exec id-of-proxy cat \/conf\/current\/explained.conf$/, {
    stdout: "# users: Room.\nworker_connections 2512;\n",
  });
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  docker.remove();
});

test("the configuration in force is printed with its reasons", async () => {
  tellOf(docker, { component: "web" }, { component: "proxy" });
  await nginx(["gunicorn"]);
  expect(printed.stdout).toBe("# users: Room.\nworker_connections 2512;\n");
});

test.each([
  ["has none", [{ component: "web" }]],
  ["has one that does not run", [{ component: "web" }, { component: "proxy", running: false }]],
])("a stack that %s is told so", async (_, containers) => {
  tellOf(docker, ...containers);
  await expect(nginx(["gunicorn"])).rejects.toThrow(
    "gunicorn has no nginx that runs. Deploy it: npm start -- gunicorn\n" +
      "A stack without one passes requests to the app's server: npm run config -- set proxy nginx",
  );
});

test("without a stack it says how it is called", async () => {
  await expect(nginx([])).rejects.toThrow("npm run nginx -- STACK: expected one stack, got 0.");
});
