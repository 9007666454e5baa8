import * as fs from "node:fs";
import * as path from "node:path";
import { docs } from "../../scripts/docs";
import { put, scratchDirectory } from "../support/scratch";

let directory: string;
jest.mock("../../scripts/setup/paths", () => ({
  ...jest.requireActual<object>("../../scripts/setup/paths"),
  get ROOT() {
    return directory;
  },
}));

/** Empties what it writes to, as the real one does. */
const TYPEDOC = `#!/bin/sh
rm -rf "$2"/* && echo components > "$2/components.md" && echo testing > "$2/testing.md"
`;

beforeEach(() => {
  directory = scratchDirectory();
  typedoc(TYPEDOC);
  for (const file of ["Pulumi.yaml", "docs/config.md", "docs/nginx.md"]) {
    put(directory, file, fs.readFileSync(path.resolve(file), "utf8"));
  }
  put(directory, "docs/trouble.md", "written by hand");
});
afterEach(() => fs.rmSync(directory, { recursive: true }));

function typedoc(program: string): void {
  put(directory, "node_modules/.bin/typedoc", program);
  fs.chmodSync(path.join(directory, "node_modules/.bin/typedoc"), 0o755);
}

const read = (file: string) => fs.readFileSync(path.join(directory, file), "utf8");

test("pages of doc comments are written beside those that are written by hand", async () => {
  await docs([]);
  expect(read("docs/components.md")).toBe("components\n");
  expect(read("docs/testing.md")).toBe("testing\n");
  expect(read("docs/trouble.md")).toBe("written by hand");
});

test("the tables of docs/config.md and the block of Pulumi.yaml come from the option table", async () => {
  const [page, yaml] = [read("docs/config.md"), read("Pulumi.yaml")];
  put(directory, "docs/config.md", page.replace(/^\| `workers`.*$/m, "| `workers` | forged |"));
  put(directory, "Pulumi.yaml", yaml.replace(/^config:[^]*Gunicorn/m, "config:\n# forged"));
  await docs([]);
  expect(read("docs/config.md")).toBe(page);
  expect(read("Pulumi.yaml")).toBe(yaml);
});

test("elsewhere only the pages of doc comments are written, to be compared", async () => {
  const elsewhere = path.join(directory, "elsewhere");
  fs.mkdirSync(elsewhere);
  put(directory, "Pulumi.yaml", "of nobody's concern");
  await docs([elsewhere]);
  expect(fs.readdirSync(elsewhere).sort()).toEqual(["components.md", "testing.md"]);
  expect(fs.existsSync(path.join(directory, "docs/components.md"))).toBe(false);
  expect(read("Pulumi.yaml")).toBe("of nobody's concern");
});

test("a name without a doc comment is told, and no page is written", async () => {
  typedoc('#!/bin/sh\necho "[warning] FlaskApp.url does not have any documentation"; exit 4\n');
  await expect(docs([])).rejects.toThrow(
    "failed with 4:\n    [warning] FlaskApp.url does not have any documentation\n" +
      "Mend what it warns of: each exported name needs a doc comment.",
  );
  expect(fs.existsSync(path.join(directory, "docs/components.md"))).toBe(false);
});
