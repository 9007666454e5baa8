import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { containersOf, docker, freePort, leftOf, sweep } from "../support/docker";
import { type Ended, run, succeeded } from "../support/project";

jest.setTimeout(240_000);

const NAME = `flask-serving-test-package-${process.pid}`;
/** What `pulumi new typescript` writes. */
const TSCONFIG = {
  compilerOptions: {
    ...{ strict: true, target: "es2022", types: ["node"] },
    ...{ module: "nodenext", moduleResolution: "nodenext" },
  },
};

let directory: string;
let port: number;
const inProject = (program: string, ...args: string[]): Promise<Ended> =>
  run(program, args, directory, {
    PULUMI_BACKEND_URL: `file://${path.join(directory, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "of a test",
  });
const pulumi = (...args: string[]) => inProject("pulumi", ...args, "--non-interactive");
const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
  fs.writeFileSync(path.join(directory, file), text);
};

/** README's program, with a free port and a short load. */
function example(): string {
  const [, program = ""] =
    /## The library[^]+?```ts\n([^]+?)```/.exec(fs.readFileSync("README.md", "utf8")) ?? [];
  return program
    .replace("8080", String(port))
    .replace("users: 50,", 'users: 50, runTime: "2s", settleTime: "1s",');
}

beforeAll(async () => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-package-"));
  port = await freePort();
  const packed = spawnSync("npm", ["pack", "--silent", "--pack-destination", directory], {
    encoding: "utf8",
  });
  const [tarball = ""] = packed.stdout.trim().split("\n").slice(-1);
  write("package.json", JSON.stringify({ name: NAME, private: true, main: "index.ts" }));
  write("Pulumi.yaml", `name: ${NAME}\nruntime: nodejs\n`);
  write("tsconfig.json", JSON.stringify(TSCONFIG));
  write("shop/requirements.txt", "flask==3.1.3\n");
  write(
    "shop/wsgi.py",
    'from flask import Flask\napp = Flask("shop")\napp.get("/")(lambda: "a shop")\n',
  );
  write("index.ts", example());
  fs.mkdirSync(path.join(directory, "state"));
  const dev = ["typescript@5.9.3", "@types/node@20.19.43", "@types/jest@30.0.0"];
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline"];
  succeeded(await inProject("npm", "install", ...quiet, tarball, ...dev));
});
afterAll(async () => {
  await pulumi("destroy", "--yes", "--skip-preview", "--stack", "shop");
  sweep(NAME);
  fs.rmSync(directory, { recursive: true });
});

test("the program that README shows has at most 20 lines", () => {
  expect(example().trim().split("\n").length).toBeLessThanOrEqual(20);
  expect(example()).toMatch(/FlaskApp[^]+Proxy\.Nginx[^]+paths/);
});

test("the package is compiled JavaScript with types, and nothing of its source", () => {
  const installed = path.join(directory, "node_modules/flask-serving");
  const files = fs.readdirSync(installed, { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))).toEqual([]);
  expect(files).toContain("dist/components/index.d.ts");
});

test("its types and those of its test helper hold in a strict program", async () => {
  write(
    "test.ts",
    'import { mockPulumi, publishedAddresses } from "flask-serving/testing";\n' +
      "export const published: Promise<string[]> = mockPulumi().then(publishedAddresses);\n",
  );
  succeeded(await inProject("node_modules/.bin/tsc", "--noEmit", "--skipLibCheck", "-p", "."));
});

test("its test helper tells what a program would publish", async () => {
  write(
    "published.js",
    'require("typescript");\n' +
      'const { mockPulumi, engine, settled, publishedAddresses } = require("flask-serving/testing");\n' +
      'const { InternalNetwork, GunicornService } = require("flask-serving");\n' +
      "mockPulumi().then(async (registered) => {\n" +
      '  const network = new InternalNetwork("network", { outward: true }, engine());\n' +
      '  const image = { imageId: "i", fingerprint: "f", user: "1:1", app: "app" };\n' +
      '  await settled(new GunicornService("web", { image, network, publish: 8080 }, engine()));\n' +
      "  console.log(publishedAddresses(registered).join());\n" +
      "});\n",
  );
  expect(succeeded(await inProject("node", "published.js")).output).toBe("127.0.0.1:8080\n");
});

test("the program serves and measures another app", async () => {
  succeeded(await pulumi("stack", "init", "shop"));
  succeeded(await pulumi("up", "--yes", "--skip-preview", "--stack", "shop"));
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("a shop");
  const { output } = succeeded(await pulumi("stack", "output", "avgResponseMs", "--stack", "shop"));
  expect(Number(output)).toBeGreaterThan(0);
  const { output: url } = succeeded(await pulumi("stack", "output", "url", "--stack", "shop"));
  expect(url.trim()).toBe(`http://127.0.0.1:${port}/`);
  const [web = ""] = containersOf(NAME, "shop", "shop-web");
  expect(docker("top", web)).toContain("gunicorn");
});

test("its destroy leaves nothing", async () => {
  succeeded(await pulumi("destroy", "--yes", "--skip-preview", "--stack", "shop"));
  expect(leftOf(NAME)).toEqual({ containers: [], networks: [], volumes: [], images: [] });
});
