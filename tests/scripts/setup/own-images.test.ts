import official from "../../../configs/images.json";
import { makeOwnImages, ownRecipes } from "../../../scripts/setup/own-images";
import { inspectImages } from "../../../scripts/setup/known-images";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";
import { fakeProgram } from "../../support/fake-program";

let docker: FakeDocker;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^build /);
});
afterEach(() => docker.remove());

const BASE = "flask-serving/base:trixie";
const FORKY = "flask-serving/base:forky";
const asJson = (name: string, id: string, Labels: Record<string, string> | null = null) =>
  JSON.stringify({ Id: id, RepoTags: [name], Config: { Labels } });
const recipes = (...pythons: string[]) => ownRecipes(official, pythons).all;
const withBase = () => new Map([[BASE, { id: "base", labels: {} }]]);

/** What is built of these where only the base is there, each with its base. */
async function built(...pythons: string[]): Promise<string[]> {
  const known = withBase();
  await makeOwnImages(recipes(...pythons), known, () => {});
  return docker.lines().flatMap((line) => {
    const [, base, image] = /^build .*BASE=(\S+) .*--tag (\S+)/.exec(line) ?? [];
    return image ? [`${image} on ${base}`] : [];
  });
}

test("nginx is of Debian's next release, Python of its newest, and what pip brings stands on that", async () => {
  docker.answers(/^image inspect/);
  const images = await built();
  expect(images.sort()).toEqual([
    `flask-serving/base:forky on ${BASE}`,
    `flask-serving/lego:4.35.2 on ${FORKY}`,
    "flask-serving/locust:2.47.0 on flask-serving/python:3.13",
    `flask-serving/nginx:1.30 on ${FORKY}`,
    "flask-serving/node:24 on flask-serving/python:3.13",
    `flask-serving/python:3.13 on ${BASE}`,
  ]);
});

test("another Python is built only where a stack asks for it, one that nobody has never", async () => {
  docker.answers(/^image inspect/);
  const images = await built("3.13", "3.14", "3.12");
  expect(images.filter((line) => line.includes("python:3.14"))).toEqual([
    `flask-serving/python:3.14 on ${FORKY}`,
  ]);
  expect(images).toHaveLength(7);
});

test("an old Python's release of Debian is made once, before what stands on it, and only where it is missing", async () => {
  docker.answers(/^image inspect/);
  const [debootstrap, tar] = ["debootstrap", "tar"].map(fakeProgram);
  debootstrap!.answers(/^/);
  tar!.answers(/^/);
  docker.answers(/^import /);
  await makeOwnImages(recipes("3.9", "3.14"), withBase(), () => {});
  expect(debootstrap!.lines()).toEqual([expect.stringMatching(/^--variant=minbase bullseye /)]);
  const lines = docker.lines().filter((line) => /^import|python:3\.9/.test(line));
  expect(lines[0]).toMatch(/^import .* flask-serving\/base:bullseye/);
  expect(lines[1]).toMatch(/^build .*BASE=flask-serving\/base:bullseye .*VERSION=3\.9/);
  debootstrap!.remove();
  tar!.remove();
});

test("what is there as it should be is not built again, and one whose base is another is", async () => {
  const known = withBase();
  docker.answers(/^image inspect .*base:forky$/, { stdout: asJson(FORKY, "forky") });
  docker.answers(/^image inspect .*python/, { stdout: asJson("flask-serving/python:3.13", "py") });
  docker.answers(/^image inspect .*(node|locust|nginx|lego)/);
  await makeOwnImages(recipes(), known, () => {});
  const labels = docker.lines().map((line) => /--label (\S+)=(\S+ \S+) --tag (\S+)/.exec(line));
  for (const [, label = "", hash = "", image = ""] of labels.filter((one) => one !== null)) {
    known.set(image, { id: known.get(image)?.id ?? "of this", labels: { [label]: hash } });
  }
  expect(await makeOwnImages(recipes(), known, () => {})).toEqual([]);
  known.set(FORKY, { ...known.get(FORKY)!, id: "another" });
  expect(await makeOwnImages(recipes(), known, () => {})).toEqual([
    "flask-serving/nginx:1.30",
    "flask-serving/lego:4.35.2",
  ]);
});

test("Docker is asked for all images at once, and one that is missing hides no other", async () => {
  const lines = [asJson("a:1", "one"), asJson("b:1", "two", { of: "us" })].join("\n");
  docker.answers(/^image inspect .* a:1 c:1 b:1$/, { stdout: lines, exitCode: 1 });
  expect(await inspectImages(["a:1", "c:1", "b:1"])).toEqual(
    new Map([
      ["a:1", { id: "one", labels: {} }],
      ["b:1", { id: "two", labels: { of: "us" } }],
    ]),
  );
});
