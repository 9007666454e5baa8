import type { ImageInput } from "../../jobs/build-image";
import { pruneImages, removeImage } from "../../jobs/remove-image";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

const PRUNE = "image prune --force --filter label=flask-serving.project=shop";
const labels = { "flask-serving.project": "shop" };
const input = { imageName: "shop:1", generation: "g1", labels } as unknown as ImageInput;

let client: FakeDocker;
beforeEach(() => {
  client = fakeDocker();
  client.answers(/^image prune/);
  client.answers(/^image inspect/, { stdout: "g1\n" });
  client.answers(/^image rm/);
});
afterEach(() => client.remove());

const removals = () => client.lines().filter((line) => line.startsWith("image rm"));

test("the image goes, and what its builds left under its labels", async () => {
  await removeImage(input);
  expect(client.lines().slice(1)).toEqual(["image rm shop:1", PRUNE]);
});

test.each([
  ["that is gone", { exitCode: 1 }],
  ["of its name that another creation built", { stdout: "g2\n" }],
])("an image %s is left alone", async (_, answer) => {
  client.answers(/^image inspect/, answer);
  await removeImage(input);
  expect(removals()).toEqual([]);
});

test("an image that a container uses stays", async () => {
  client.answers(/^image rm/, { exitCode: 1, stderr: "conflict: used by container 1a2b" });
  expect(await removeImage(input)).toEqual({});
});

test("an image that went between the look and the removal is as it has to be", async () => {
  client.answers(/^image rm/, { exitCode: 1, stderr: "Error: No such image: shop:1" });
  expect(await removeImage(input)).toEqual({});
});

test("any other refusal is told", async () => {
  client.answers(/^image rm/, { exitCode: 1, stderr: "permission denied" });
  await expect(removeImage(input)).rejects.toThrow("permission denied");
});

test("it waits for another prune, which the engine does one at a time", async () => {
  const busy = { exitCode: 1, stderr: "a prune operation is already running" };
  client.answers(/^image prune/, busy, busy, {});
  await pruneImages(labels);
  expect(client.lines()).toEqual([PRUNE, PRUNE, PRUNE]);
});

describe("of its packages", () => {
  const packages = [
    { kind: "python" as const, imageName: "shop/python-packages:1", dockerfile: "", files: [] },
  ];
  beforeEach(() => {
    client.answers(/^image ls .*python-packages$/, {
      stdout: "shop/python-packages:2\nshop/python-packages:1\n",
    });
    client.answers(/^image ls --quiet/);
  });

  test("those go that no image was built on", async () => {
    client.answers(/^image ls --quiet .*python-packages:2/, { stdout: "1a2b\n" });
    await removeImage({ ...input, packages });
    expect(removals()).toEqual(["image rm shop:1", "image rm shop/python-packages:1"]);
  });

  test("none stays where no image does", async () => {
    await removeImage({ ...input, packages });
    expect(removals().slice(1)).toEqual([
      "image rm shop/python-packages:2",
      "image rm shop/python-packages:1",
    ]);
  });
});
