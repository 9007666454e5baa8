import * as fs from "node:fs";
import * as path from "node:path";
import { servicesNow } from "../../../scripts/dev/facts";
import type { SessionSettings } from "../../../scripts/dev/settings";
import { developmentSettings } from "../../../program/development";
import { readSettings } from "../../../program/settings";
import { put, scratchDirectory } from "../../support/scratch";

let directory: string;
beforeEach(() => {
  directory = scratchDirectory();
  put(directory, "shop.py", "");
  put(directory, "requirements.txt", "flask==3.1.3\n");
  put(directory, ".flaskenv", "FLASK_APP=shop\n");
});
afterEach(() => fs.rmSync(directory, { recursive: true }));

function settings(more: object = {}): SessionSettings {
  const images = { python: "python", node: "node", nginx: "nginx", lego: "lego", locust: "locust" };
  const read = readSettings("dev-server", { appDir: directory, ...more });
  return { ...developmentSettings(read, images), project: "shops" };
}

test("an app is found as its files and its .flaskenv are now", () => {
  const app = () => servicesNow(settings())[0]?.spec.env.FLASK_APP;
  expect(app()).toBe("shop");
  put(directory, ".flaskenv", "FLASK_APP=other\n");
  expect(app()).toBe("other");
});

test("it runs as whoever the config says, and carries the project's name", () => {
  const [web] = servicesNow(settings({ uid: "1234", gid: "567" }));
  expect(web?.spec.user).toBe("1234:567");
  expect(web?.labels["flask-serving.project"]).toBe("shops");
});

test("a front end of Vite's is a service of its own, run by a program that is there", () => {
  put(directory, "front/index.html", "");
  put(directory, "front/package-lock.json", "{}");
  put(
    directory,
    "front/package.json",
    JSON.stringify({ scripts: { build: "vite build" }, devDependencies: { vite: "8" } }),
  );
  const frontend = JSON.stringify({ dir: path.join(directory, "front") });
  const services = servicesNow(settings({ frontend }));
  expect(services.map(({ name }) => name)).toEqual(["web", "vite"]);
  const program = services[1]?.mounts.find(({ target }) => target.endsWith("vite.mjs"));
  expect(fs.existsSync(program!.source)).toBe(true);
});

test("an app whose directory is gone is told by its option", () => {
  const gone = settings({ appDir: path.join(directory, "gone") });
  expect(() => servicesNow(gone)).toThrow(/appDir: expected a directory/);
});
