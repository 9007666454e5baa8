import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FlaskImage } from "../../../components";
import { engine, inputOf, mockPulumi, named, settled, valueOf } from "../../../testing";

let appDir: string;
beforeEach(() => {
  appDir = mkdtempSync(join(tmpdir(), "flask-serving-app-"));
  writeFileSync(join(appDir, "app.py"), "app = 1");
  writeFileSync(join(appDir, "requirements.txt"), "flask");
  writeFileSync(join(appDir, ".env"), "SECRET=1");
});
afterEach(() => rmSync(appDir, { recursive: true }));

const args = { baseImage: "python:3.13-slim-trixie", uid: 501, gid: 20 };

test("a build is told the app's files, without what never belongs in an image", async () => {
  const registered = await mockPulumi();
  const image = await settled(new FlaskImage("app", { ...args, appDir }, engine()));

  const { files, imageName } = inputOf(registered, "app-build");
  // Pulumi does not take an array of another realm, which jest runs tests in, for one.
  expect(Object.values(files as string[])).toEqual(["app.py", "requirements.txt"]);
  expect(imageName).toBe(`flask-serving/test_app:${image.fingerprint}`);
  expect(image.user).toBe("501:20");
  expect(await valueOf(image.imageId)).toBe("sha256:app");
});

test("the app's content decides rebuilds, and a rebuilt image replaces the old one after", async () => {
  const registered = await mockPulumi();
  const one = await settled(new FlaskImage("app", { ...args, appDir }, engine()));
  writeFileSync(join(appDir, ".env"), "SECRET=2");
  const same = new FlaskImage("app2", { ...args, appDir }, engine());
  expect(named(registered, "app-build")).toMatchObject({
    triggers: [one.fingerprint],
    delete: "node -r ./scripts/typescript.js jobs/remove-image.ts",
  });
  writeFileSync(join(appDir, "app.py"), "app = 2");
  const other = new FlaskImage("app3", { ...args, appDir }, engine());
  await settled(undefined);
  expect(other.fingerprint).not.toBe(one.fingerprint);
  expect(same.runAs).toEqual(one.runAs);
});

test("an app directory that is missing gets a sentence", async () => {
  await mockPulumi();
  expect(() => new FlaskImage("app", { ...args, appDir: "nowhere" }, engine())).toThrow(
    `FlaskImage "app": 1 problem to mend\n  appDir: expected a directory, seen from ${process.cwd()}, got "nowhere".`,
  );
});
