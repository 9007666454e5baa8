import { nginx } from "../../scripts/nginx";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted, type Printed } from "../support/printed";
import { loggedLine } from "../support/logged-line";
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
  await expect(nginx([])).rejects.toThrow(
    "npm run nginx -- STACK [--metrics]: expected one stack, got 0.",
  );
});

describe("--metrics", () => {
  const STATUS =
    "Active connections: 3 \nserver accepts handled requests\n 12 11 40 \n" +
    "Reading: 0 Writing: 1 Waiting: 2 \n";
  beforeEach(() => {
    tellOf(docker, { component: "web" }, { component: "proxy" });
    docker.answers(/^exec id-of-proxy bash -c .*GET .status HTTP/, { stdout: STATUS });
  });

  test("what nginx does and did is printed as Prometheus reads it", async () => {
    const error = "2026/11/25 22:10:01 [warn] 7#7: *1 a client request body is buffered";
    docker.answers(/^logs id-of-proxy$/, { stdout: `${loggedLine()}\n${error}\n` });
    await nginx(["gunicorn", "--metrics"]);
    const labels = 'stack="gunicorn",component="proxy"';
    expect(printed.stdout).toContain(`flask_serving_nginx_requests_total{${labels}} 40\n`);
    expect(printed.stdout).toContain(`flask_serving_nginx_responses{${labels},status="200"} 1\n`);
    expect(printed.stderr).toBe("");
  });

  test("a log without times is told, with the setting that mends it", async () => {
    docker.answers(/^logs id-of-proxy$/, { stdout: '10.0.0.1 - - "GET / HTTP/1.1" 200 5\n' });
    await nginx(["gunicorn", "--metrics"]);
    expect(printed.stdout).toContain("connections_accepted_total");
    expect(printed.stdout).not.toContain("seconds");
    expect(printed.stderr).toMatch(
      /^! proxy: its log tells no times: set nginx\.accessLogFormat to json\.\nA setting is set by /,
    );
  });

  test("where no nginx runs it is told", async () => {
    docker.answers(/^exec id-of-proxy bash/, { exitCode: 1 });
    await expect(nginx(["gunicorn", "--metrics"])).rejects.toThrow(
      /^gunicorn has no nginx that runs\. Deploy it/,
    );
  });
});
