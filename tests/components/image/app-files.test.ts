import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import {
  listAppFiles,
  listFrontendFiles,
  readAppFiles,
  readAppTexts,
  readText,
} from "../../../components/image/app-files";
import { messageOf } from "../../support/message";
import { put, scratchDirectory } from "../../support/scratch";

let directory: string;
let app: string;
beforeEach(() => {
  directory = scratchDirectory();
  app = path.join(directory, "shop");
  put(app, "app.py", "app = 1");
});
afterEach(() => fs.rmSync(directory, { recursive: true }));

const paths = () => readAppFiles(app).map((file) => file.path);
const pipe = (file: string) => spawnSync("mkfifo", [path.join(app, file)]);

/** As somebody else than root, who may read everything. */
function asNobody<T>(run: () => T): T {
  if (process.geteuid?.() !== 0) return run();
  fs.chmodSync(directory, 0o755);
  process.seteuid?.(65534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

/** The one line about what is wrong. */
const refusal = () => {
  const [head, ...lines] = asNobody(() => messageOf(() => readAppFiles(app))).split("\n");
  expect(head).toBe("The app: 1 problem to mend");
  expect(lines).toHaveLength(1);
  return lines[0]!;
};

test.each<[string, Buffer]>([
  ["PowerShell", Buffer.from("\ufeffflask==3.0\r\n", "utf16le")],
  ["one that turns bytes around", Buffer.from("\ufeffflask==3.0\r\n", "utf16le").swap16()],
  ["anybody else", Buffer.from("flask==3.0\r\n")],
])("a list that %s wrote is read as pip reads it", (_who, bytes) => {
  fs.writeFileSync(path.join(app, "requirements.txt"), bytes);
  expect(readText(app, "requirements.txt")).toBe("flask==3.0\r\n");
});

test("a directory that nobody may read does not matter where .dockerignore names it", () => {
  put(app, "data/db/wal", "");
  fs.chmodSync(path.join(app, "data/db"), 0);
  expect(refusal()).toBe(
    "  appDir: expected files and directories that can be read, with names in UTF-8, " +
      `got "${app}/data/db (permission denied)". If the app does not need it, name it in .dockerignore.`,
  );
  put(app, ".dockerignore", "data\n!other/*");
  expect(asNobody(paths)).toEqual([".dockerignore", "app.py"]);
  put(app, ".dockerignore", "data/db\n");
  expect(asNobody(paths)).toEqual([".dockerignore", "app.py"]);
});

test("what the user excludes is not opened either, however it is written", () => {
  put(app, "data/wal", "");
  fs.chmodSync(path.join(app, "data"), 0);
  for (const one of ["data", "./data", "data/"]) {
    expect(asNobody(() => listAppFiles(app, [one]))).toEqual(["app.py"]);
  }
});

test("a file that nobody may read is named, and does not matter where it is ignored", () => {
  put(app, "key.pem", "");
  fs.chmodSync(path.join(app, "key.pem"), 0);
  expect(refusal()).toContain(`got "${app}/key.pem (permission denied)"`);
  put(app, ".dockerignore", "*.pem");
  expect(asNobody(paths)).toEqual([".dockerignore", "app.py"]);
});

test("an app directory that nobody may enter is named", () => {
  fs.chmodSync(app, 0);
  expect(refusal()).toContain(`got "${app}`);
  fs.chmodSync(app, 0o755);
});

test("a pipe is named instead of waited for", () => {
  pipe("queue");
  expect(refusal()).toContain(`got "${app}/queue (a pipe or a device)"`);
  put(app, ".dockerignore", "queue");
  expect(paths()).toEqual([".dockerignore", "app.py"]);
});

test("a socket stays out, as Docker has it", async () => {
  const server = net.createServer().listen(path.join(app, "app.sock"));
  await new Promise((resolve) => server.once("listening", resolve));
  expect(paths()).toEqual(["app.py"]);
  await new Promise((resolve) => server.close(resolve));
});

test("a link is a file of its own, wherever it leads", () => {
  fs.symlinkSync("nowhere", path.join(app, "dangling"));
  fs.symlinkSync("/etc", path.join(app, "out"));
  fs.symlinkSync(".", path.join(app, "circle"));
  expect(paths()).toEqual(["app.py", "circle", "dangling", "out"]);
});

test("a name that is not UTF-8 is told, and does not matter where a pattern names it", () => {
  fs.writeFileSync(Buffer.from(`${app}/caf\xe9.txt`, "latin1"), "");
  expect(refusal()).toContain(`got "${app}/caf\uFFFD.txt (a name that is not UTF-8)"`);
  put(app, ".dockerignore", "caf?.txt");
  expect(paths()).toEqual([".dockerignore", "app.py"]);
  fs.mkdirSync(Buffer.from(`${app}/\xe9`, "latin1"));
  expect(refusal()).toContain(`got "${app}/\uFFFD (a name that is not UTF-8)"`);
});

test("any other name is only a name", () => {
  const names = [
    "a\nb",
    "a'b",
    'a"b',
    "a$b",
    "a[b]",
    "a\\b",
    "a b",
    "ä😀",
    "-a",
    "#a",
    "x".repeat(255),
  ];
  for (const name of names) put(app, name, name);
  expect(paths()).toEqual([...names, "app.py"].sort());
});

test("a file is read piece by piece: one above 2 GiB fits into no Buffer", () => {
  const content = Buffer.alloc(2_202_009, "flask");
  fs.writeFileSync(path.join(app, "large.bin"), content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  expect(readAppFiles(app, ["app.py"])).toEqual([{ path: "large.bin", executable: false, sha256 }]);
});

test("a directory called .dockerignore is told, one called .flaskenv is none of Flask's", () => {
  put(app, ".flaskenv/a", "");
  expect(paths()).toEqual([".flaskenv/a", "app.py"]);
  expect(readText(app, ".flaskenv")).toBeUndefined();
  put(app, ".dockerignore/a", "");
  expect(refusal()).toBe(
    `  appDir: expected a .dockerignore that is a file, got "${app}/.dockerignore, which is none".`,
  );
});

test("no text is read out of a pipe or through a link that leads nowhere", () => {
  pipe(".flaskenv");
  fs.symlinkSync("nowhere", path.join(app, ".npmrc"));
  expect([".flaskenv", ".npmrc", "nothing"].map((name) => readText(app, name))).toEqual(
    Array(3).fill(undefined),
  );
});

test("a .env that nobody may read, or that is none, does not matter: it stays out", () => {
  put(app, ".env", "A=1");
  expect(readAppTexts(app, ["app.py"])[".env"]).toBe("A=1");
  fs.chmodSync(path.join(app, ".env"), 0);
  expect(asNobody(() => readAppTexts(app, ["app.py"]))).toEqual({ "app.py": "app = 1" });
  fs.rmSync(path.join(app, ".env"));
  pipe(".env");
  expect(readAppTexts(app, [])).toEqual({});
});

test("a pattern that Docker does not take is told by file and line", () => {
  put(app, ".dockerignore", "# ours\n[\n*.md\n");
  expect(refusal()).toContain(
    `${app}/.dockerignore, line 2: expected a pattern that Docker takes, got "[".`,
  );
});

test("of a front end that was built nothing hidden is opened, whatever its .dockerignore says", () => {
  put(app, ".ssh/id", "");
  put(app, "a/.env", "");
  put(app, ".well-known/security.txt", "");
  put(app, ".dockerignore", "!a/.env\n");
  fs.chmodSync(path.join(app, ".ssh"), 0);
  const list = (isBuilt: boolean) => listFrontendFiles(app, { exclude: [], isBuilt });
  expect(asNobody(() => list(true))).toEqual([".well-known/security.txt", "app.py"]);
  expect(list(false)).toContain("a/.env");
});
