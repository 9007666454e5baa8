import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { containersOf, docker, freePort, inspect, leftOf } from "../support/docker";
import { makeProject, type Project, SHORT_LOAD, succeeded } from "../support/project";

jest.setTimeout(600_000);

/** The networks of a container, as Docker tells them. */
type Joined = Record<string, { Aliases: string[] }>;

let project: Project;
beforeAll(() => void (project = makeProject({ refresh: false })));
afterAll(() => project.remove());

/** What a deployment that fails prints, in lines without what differs from run to run. */
async function failing(
  stack: string,
  config: Record<string, string>,
  env?: Record<string, string>,
): Promise<string> {
  await project.stack(stack, config);
  const { exitCode, output } = await project.up(stack, env);
  expect(exitCode).not.toBe(0);
  // A stack trace is for us, not for who has to mend something.
  expect(output).not.toMatch(/^\s+at .*[(/].*:\d+:\d+/m);
  return output.replace(/^ +(error: )?/gm, "");
}

test("values of config that are none, and a key that is misspelt, all at once", async () => {
  const config = { wokers: "4", workers: "four", users: "1e3", load: "burst", accessLog: "yes" };
  expect(await failing("gunicorn", config)).toContain(
    "The config of stack gunicorn: 5 problems to mend\n" +
      'wokers: expected a config key of this program, got "wokers". ' +
      "Did you mean `workers`? Take it out by `pulumi config rm wokers`.\n" +
      'workers: expected an integer from 1 to 64, got "four".\n' +
      'accessLog: expected true or false, got "yes".\n' +
      'load: expected one of steady, ramp, steps, spike, soak, open, capacity, off, got "burst".\n' +
      'users: expected an integer from 1 to 20000, got "1e3".',
  );
});

test("no engine", async () => {
  const env = { DOCKER_HOST: `unix://${project.directory}/no.sock` };
  expect(await failing("gunicorn", {}, env)).toMatch(
    /No Docker engine answers: .*\nStart Docker, or set DOCKER_HOST to an engine that runs\./,
  );
});

describe("a deployment that fails half-way can be mended, and goes on from there", () => {
  /** Deploys what works, whatever came before. */
  const mended = async () => {
    await project.stack("dev-server", { load: "off" });
    succeeded(await project.up("dev-server"));
  };
  /** What a deployment prints while a file of the app is another one. */
  const failingWith = async (name: string, change: (text: string) => string, stack: string) => {
    const file = path.join(project.directory, "app", name);
    const before = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, change(before));
    try {
      return await failing(stack, SHORT_LOAD);
    } finally {
      fs.writeFileSync(file, before);
    }
  };
  const dying = (text: string) => `raise RuntimeError("no such setting")\n${text}`;

  test("a build that fails shows its last lines", async () => {
    const output = await failingWith("requirements.txt", () => "flask==0.0.99\n", "dev-server");
    expect(output).toContain("The image of the app could not be built:");
    expect(output).toContain("No matching distribution found for flask==0.0.99");
  });

  test("an app that dies at import shows its traceback, and is not waited for", async () => {
    const output = await failingWith("app.py", dying, "dev-server");
    expect(output).toContain("web ended instead of serving");
    expect(output).toContain("RuntimeError: no such setting");
    expect(output).not.toContain("KeyboardInterrupt");
    expect(output).not.toContain("does not answer after");
    await mended();
  });

  test("a locustfile that is broken shows Locust's own lines", async () => {
    const output = await failingWith("locustfile.py", () => "def broken(:\n", "dev-server");
    expect(output).toContain("Locust ended with 1 before it measured. Its last lines:");
    expect(output).toContain("SyntaxError: invalid syntax");
  });

  test("a port that is taken is named", async () => {
    const port = await freePort();
    const taker = net.createServer().listen(port, "127.0.0.1");
    const output = await failing("dev-server", { ...SHORT_LOAD, publish: String(port) });
    taker.close();
    expect(output).toMatch(new RegExp(`127.0.0.1:${port}.*(in use|already allocated)`));
  });

  test("a server that Locust cannot reach is named, with its port", async () => {
    await mended();
    const [web = ""] = containersOf(project.name, "dev-server", "web");
    const joined = Object.entries(inspect(web).NetworkSettings.Networks as Joined);
    const [network, { Aliases: aliases }] = joined.find(([name]) => !/outward/.test(name))!;
    docker("network", "disconnect", network, web);
    const output = await failing("dev-server", SHORT_LOAD);
    expect(output).toMatch(
      /Locust cannot reach web-[0-9a-f]{12}(-\d+)?:5901 on the service's network:/,
    );
    const named = aliases.flatMap((alias) => ["--alias", alias]);
    docker("network", "connect", ...named, network, web);
  });

  test("an up that was killed leaves a lock, which pulumi cancel takes away", async () => {
    await project.stack("dev-server", { load: "off" });
    const killed = project.up("dev-server");
    process.kill((await lockOf("dev-server")).pid, "SIGKILL");
    expect((await killed).exitCode).not.toBe(0);
    const { output } = await project.up("dev-server");
    expect(output).toContain("the stack is currently locked by 1 lock(s)");
    expect(output).toContain("pulumi cancel");
    succeeded(await project.pulumi(["cancel", "--yes", "dev-server"]));
    await mended();
  });

  test("and destroy leaves nothing of it", async () => {
    await failingWith("app.py", dying, "gunicorn");
    succeeded(await project.destroy("gunicorn"));
    expect(leftOf(project.name, "gunicorn")).toEqual({
      ...{ containers: [], networks: [], volumes: [], images: [] },
    });
  });
});

/** What Pulumi notes of the process that works on a stack, as soon as one does. */
async function lockOf(stack: string): Promise<{ pid: number }> {
  const locks = path.join(
    project.directory,
    "state/.pulumi/locks/organization",
    project.name,
    stack,
  );
  for (;;) {
    // Pulumi writes it under another name first.
    const there = fs.existsSync(locks) ? fs.readdirSync(locks) : [];
    const lock = there.find((name) => name.endsWith(".json"));
    if (lock) return JSON.parse(fs.readFileSync(path.join(locks, lock), "utf8")) as { pid: number };
    await sleep(20);
  }
}
