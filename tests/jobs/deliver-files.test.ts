import * as fs from "node:fs";
import * as path from "node:path";
import type { DeliveredTree, Delivery } from "../../configs/container/delivery";
import { deliverFiles } from "../../jobs/deliver-files";
import { type LocalDocker, localDocker } from "../support/local-docker";

let docker: LocalDocker;
let images: string;
beforeEach(() => {
  docker = localDocker();
  images = path.join(docker.volume, "..", "images");
});
afterEach(() => docker.remove());

/** A process that has taken what `running` says, refuses a file that says broken, and never takes one that says deaf. */
function taking(answer: string): Delivery["taking"] {
  const running = path.join(docker.volume, "..", "running");
  const sh = (program: string) => ["sh", "-c", program, running, docker.volume];
  return {
    check: sh('! grep broken conf || { echo "line 1: broken" >&2; exit 1; }'),
    take: sh('grep -q deaf "$1/current/conf" || cat "$1/current/conf" > "$0"'),
    ask: sh('cat "$0"'),
    answer,
    timeoutSeconds: 2,
    left: sh("true"),
    leftSeconds: 1,
  };
}

/** An image's directory with one file, named after its content. */
function tree(content: string, image = "whole"): DeliveredTree {
  const directory = path.join(images, content);
  fs.mkdirSync(directory, { recursive: true });
  fs.writeFileSync(path.join(directory, "page"), content);
  return { name: "front", content, image, directory, user: "1000:1000" };
}

/** Delivers a file `conf` with a text, which the process answers with once it has taken it. */
async function deliver(text: string, more: Partial<Delivery> = {}): Promise<string> {
  const delivery = {
    ...{ directory: docker.volume, user: "101:101" },
    ...{ files: [{ name: "conf", text }], trees: [], taking: taking(text), ...more },
  };
  fs.appendFileSync(path.join(docker.volume, "..", "running"), "");
  return deliverFiles({ container: "c", what: "proxy", delivery }).then(
    () => "delivered",
    (error: Error) => error.message,
  );
}

const inForce = (file: string) =>
  fs.readFileSync(path.join(docker.volume, "current", file), "utf8");
const entries = (directory: string) => fs.readdirSync(path.join(docker.volume, directory)).sort();

test("a version is in force with all its files, and the one before is gone", async () => {
  expect(await deliver("one")).toBe("delivered");
  const files = ["conf", "empty"].map((name) => ({ name, text: name === "conf" ? "two" : "" }));
  expect(await deliver("two", { files })).toBe("delivered");
  expect([inForce("conf"), inForce("empty")]).toEqual(["two", ""]);
  expect(entries("versions")).toHaveLength(1);
  expect(entries("")).toEqual(["current", "versions"]);
});

test("any text arrives byte for byte", async () => {
  const text = "a'b\"c\\d\n$(id) `id` \u0000 ü \r\n-n %s";
  await deliver("one", {
    files: [
      { name: "conf", text: "one" },
      { name: "odd", text },
    ],
  });
  expect(inForce("odd")).toBe(text);
});

test("what the process refuses leaves nothing, and what is in force stays", async () => {
  await deliver("one", { trees: [tree("a")] });
  const before = entries("versions");
  expect(await deliver("broken", { trees: [tree("b")] })).toBe(
    "proxy refuses its new files; those before stay in force:\n    broken\n    line 1: broken",
  );
  expect([inForce("conf"), inForce("front/page")]).toEqual(["one", "a"]);
  expect([entries("versions"), entries("trees")]).toEqual([before, ["a"]]);
});

test("what the process never takes is taken back", async () => {
  await deliver("one");
  const before = entries("versions");
  expect(await deliver("deaf")).toMatch(/^proxy does not answer with its new files within /);
  expect(inForce("conf")).toBe("one");
  expect(entries("versions")).toEqual(before);
});

test("a first version that is refused leaves nothing in force", async () => {
  await deliver("broken", { trees: [tree("a")] });
  expect([...entries("versions"), ...entries("trees")]).toEqual([]);
  expect(entries("")).not.toContain("current");
});

test("a first version that is never taken is taken back, and the process waits for its first files again", async () => {
  expect(await deliver("deaf")).toMatch(/^proxy does not answer with its new files within /);
  expect(entries("")).not.toContain("current");
  expect(docker.commands()).toContain("restart --time 1 c");
});

test("a later one is taken back without a restart, which would end requests", async () => {
  await deliver("one");
  await deliver("deaf");
  expect(docker.commands().filter((command) => command.startsWith("restart"))).toEqual([]);
});

test("a tree that breaks off is no version, and the next delivery brings it whole", async () => {
  await deliver("one", { trees: [tree("a")] });
  expect(await deliver("two", { trees: [tree("b", "broken")] })).toMatch(
    /^The files of an image could not be delivered:/,
  );
  expect([inForce("front/page"), ...entries("trees")]).toEqual(["a", "a"]);
  expect(await deliver("two", { trees: [tree("b")] })).toBe("delivered");
  expect(inForce("front/page")).toBe("b");
});

test("two refused deliveries in a row leave the live tree, and the one before it, whole", async () => {
  await deliver("one", { trees: [tree("a")] });
  await deliver("two", { trees: [tree("b")] });
  for (const refused of ["c", "d"]) await deliver("broken", { trees: [tree(refused)] });
  expect([inForce("front/page"), inForce("front-before/page")]).toEqual(["b", "a"]);
  expect(entries("trees")).toEqual(["a", "b"]);
});

test("the tree before the one in force stays; older ones go", async () => {
  for (const content of ["a", "b", "c"]) await deliver(content, { trees: [tree(content)] });
  expect([inForce("front/page"), inForce("front-before/page")]).toEqual(["c", "b"]);
  expect(entries("trees")).toEqual(["b", "c"]);
});

test("a version with the same tree unpacks nothing, and keeps the one before", async () => {
  await deliver("one", { trees: [tree("a")] });
  await deliver("two", { trees: [tree("b")] });
  const runs = () => docker.commands().filter((command) => command.startsWith("run ")).length;
  const before = runs();
  await deliver("three", { trees: [tree("b")] });
  expect(runs()).toBe(before);
  expect([inForce("front/page"), inForce("front-before/page")]).toEqual(["b", "a"]);
});

test("a secret is its user's alone, and on no command line", async () => {
  const secret = { name: "key", text: "of a door", secret: true };
  const files = [{ name: "conf", text: "one" }, secret];
  expect(await deliver("one", { files })).toBe("delivered");
  const { mode } = fs.statSync(path.join(docker.volume, "current", "key"));
  expect((mode & 0o777).toString(8)).toBe("400");
  expect(inForce("key")).toBe("of a door");
  const encoded = Buffer.from(secret.text).toString("base64");
  const told = docker.commands().join("\n");
  expect([told.includes(secret.text), told.includes(encoded)]).toEqual([false, false]);
  expect((fs.statSync(path.join(docker.volume, "current")).mode & 0o7777).toString(8)).toBe("755");
});

test("the same version again has it taken again", async () => {
  await deliver("one");
  fs.writeFileSync(path.join(docker.volume, "..", "running"), "one");
  await deliver("one");
  expect(docker.commands().filter((command) => command.includes("grep -q deaf"))).toHaveLength(2);
});

test("a first version takes one command each to look, write, check, put in force and ask", async () => {
  // As a process that starts with them answers.
  fs.writeFileSync(path.join(docker.volume, "..", "running"), "one");
  await deliver("one");
  expect(docker.commands().map((command) => command.split(" ")[0])).toEqual([
    "inspect",
    ...["exec", "exec", "exec", "exec"],
  ]);
});
