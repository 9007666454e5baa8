import { developmentServices, developmentSettings } from "../../program/development";
import { readSettings } from "../../program/settings";

const images = { python: "python", node: "node", nginx: "nginx", lego: "lego", locust: "locust" };
const file = (path: string, sha256 = "a") => ({ path, executable: false, sha256 });
const front = (packageJson: object) => ({
  ...{ directory: "front", nodeImage: "node" },
  packageJson: JSON.stringify(packageJson),
  files: ["index.html", "package-lock.json", "package.json"].map((path) => file(path)),
});
const vite = front({ scripts: { build: "vite build" }, devDependencies: { vite: "8.3.8" } });
const other = front({ scripts: { build: "webpack" } });

const facts = {
  ...{ project: "flask-serving", uid: 501, gid: 20, platform: "linux", texts: {}, modules: "m" },
  files: [file("wsgi.py"), file("requirements.txt")],
  frontend: undefined,
  vitePrograms: ["jobs/payload/vite.mjs"],
};
const services = (more: Partial<Parameters<typeof developmentServices>[1]> = {}) =>
  developmentServices(
    developmentSettings(readSettings("dev-server", { appDir: "../shop" }), images),
    {
      ...facts,
      ...more,
    },
  );

test("an app is mounted, and found as Flask finds it", () => {
  const [web] = services();
  expect(web).toMatchObject({ name: "web", isFront: true, packages: ["../shop/requirements.txt"] });
  expect(web?.mounts).toEqual([{ source: "../shop", target: "/srv/app" }]);
  expect(web?.spec.env).toMatchObject({ FLASK_APP: "wsgi", FLASK_DEBUG: "1" });
});

test("a changed source is no other image, a changed requirements.txt is", () => {
  const image = (files: typeof facts.files) => services({ files })[0]?.build.imageName;
  const before = image(facts.files);
  expect(image([file("wsgi.py", "b"), file("requirements.txt")])).toBe(before);
  expect(image([file("wsgi.py"), file("requirements.txt", "b")])).not.toBe(before);
});

test("Vite is the front where it builds the front end, and passes on to the app", () => {
  const all = services({ frontend: vite });
  expect(all.map(({ name, isFront }) => [name, isFront])).toEqual([
    ["web", false],
    ["vite", true],
  ]);
  expect(all[1]?.spec.env).toMatchObject({ APP_PATHS: "/api/", APP: "http://web:5901" });
  expect(all[1]?.packages).toEqual(["front/package-lock.json", "front/package.json"]);
});

test("a front end that another tool builds is built, and served by Flask", () => {
  const [web, ...more] = services({ frontend: other });
  expect(more).toEqual([]);
  expect(web?.build.dockerfile).toContain("npm run build");
  expect(web?.packages).toContain("front/index.html");
  expect(web?.spec.env.FLASK_APP).toBe("serve_frontend:app");
});
