import * as fs from "node:fs";
import * as path from "node:path";
import { CA_BUNDLE, CERTIFICATES } from "../../../configs/image/ca-bundle";
import { layOut, removeCertificates } from "../../../jobs/lib/lay-out";
import { put, scratchDirectory } from "../../support/scratch";

const VARIABLES = ["PIP_CERT", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"];
const before = VARIABLES.map((name) => [name, process.env[name]] as const);
let scratch: string;
let target: string;
beforeEach(() => {
  for (const name of VARIABLES) delete process.env[name];
  scratch = scratchDirectory();
  target = path.join(scratch, "build");
  put(scratch, "app/app.py", "the app");
  put(scratch, "app/shop/views.py", "its views");
  put(scratch, "app/.env", "SECRET=1");
  put(scratch, "front/index.html", "a page");
});
afterEach(() => {
  for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
  fs.rmSync(scratch, { recursive: true });
});

const from = (name: string) => path.join(scratch, name);
const app = (...files: string[]) => ({ from: from("app"), to: "app", files });
const there = () =>
  fs
    .readdirSync(target, { recursive: true, encoding: "utf8" })
    .filter((one) => !fs.statSync(path.join(target, one)).isDirectory())
    .sort();
const certificates = path.join(CERTIFICATES, CA_BUNDLE);

test("a build sees what was named, each tree in its place, and nothing else", () => {
  const front = { from: from("front"), to: "frontend", files: ["index.html"] };
  layOut(target, [app("app.py", "shop/views.py"), front], undefined);
  expect(there()).toEqual(["app/app.py", "app/shop/views.py", "frontend/index.html"]);
  expect(fs.readFileSync(path.join(target, "app/shop/views.py"), "utf8")).toBe("its views");
});

test("what was laid out before is gone", () => {
  layOut(target, [app("app.py", ".env")], undefined);
  layOut(target, [app("app.py")], undefined);
  expect(there()).toEqual(["app/app.py"]);
});

test("a tree without files, and the certificates of a machine without any, are empty directories", () => {
  layOut(target, [app()], undefined);
  expect(fs.readdirSync(target).sort()).toEqual(["app", CERTIFICATES].sort());
  expect(there()).toEqual([]);
});

test("a link stays a link, also one that leads nowhere or out", () => {
  fs.symlinkSync("/etc/passwd", from("app/out"));
  fs.symlinkSync("gone", from("app/broken"));
  layOut(target, [app("out", "broken")], undefined);
  expect(fs.readlinkSync(path.join(target, "app/out"))).toBe("/etc/passwd");
  expect(fs.readlinkSync(path.join(target, "app/broken"))).toBe("gone");
});

test("a file that went meanwhile is told by both of its places", () => {
  expect(() => layOut(target, [app("app.py", "gone.py")], undefined)).toThrow(
    `${from("app/gone.py")} could not be copied to ${path.join(target, "app/gone.py")}, for the build: ENOENT.`,
  );
});

describe("the certificates that a build trusts", () => {
  beforeEach(() => {
    for (const name of [...VARIABLES, "own"]) put(scratch, `${name}.pem`, `of ${name}`);
  });
  const trusted = () => fs.readFileSync(path.join(target, certificates), "utf8");

  test("are those of the option, before those of any variable", () => {
    for (const name of VARIABLES) process.env[name] = from(`${name}.pem`);
    layOut(target, [], from("own.pem"));
    expect(trusted()).toBe("of own");
  });

  test.each(VARIABLES.map((name, index) => [name, VARIABLES.slice(index)] as const))(
    "are else those of %s",
    (name, set) => {
      for (const one of set) process.env[one] = from(`${one}.pem`);
      layOut(target, [], undefined);
      expect(trusted()).toBe(`of ${name}`);
    },
  );

  test.each([
    ["a directory", "app"],
    ["nothing", "gone.pem"],
  ])("may not be %s", (_, name) => {
    expect(() => layOut(target, [], from(name))).toThrow(
      `caBundle: expected a file of CA certificates, got ${from(name)}, which is none.`,
    );
  });

  test("are taken out again, and only they", () => {
    layOut(target, [app("app.py")], from("own.pem"));
    removeCertificates(target);
    removeCertificates(target);
    expect(there()).toEqual(["app/app.py"]);
  });
});

test("what is kept elsewhere is a link, also where nothing is beside it", () => {
  const links = [{ path: "store/shop.db", target: "/srv/app/data/shop.db" }];
  layOut(target, [{ ...app("app.py"), links }], undefined);
  expect(fs.readlinkSync(path.join(target, "app/store/shop.db"))).toBe("/srv/app/data/shop.db");
  expect(fs.readFileSync(path.join(target, "app/app.py"), "utf8")).toBe("the app");
});
