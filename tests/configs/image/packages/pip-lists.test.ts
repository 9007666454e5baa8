import { type PipLists, readPipLists } from "../../../../configs/image/packages/pip-lists";

type Files = Record<string, string>;
const read = (files: Files, list = "requirements.txt") =>
  readPipLists(list, { files: Object.keys(files), read: (path) => files[path] });

const PROJECT = { "pyproject.toml": "[project]", "app.py": "" };

test.each<[string, Files, string[]]>([
  [
    "lists that it names, from where they lie",
    {
      "requirements.txt": "-r requirements/base.txt\n",
      "requirements/base.txt": "-c ../pins.txt\n--requirement=more.txt\n",
      "requirements/more.txt": "flask",
      "pins.txt": "",
      "other.txt": "",
    },
    ["requirements.txt", "requirements/base.txt", "pins.txt", "requirements/more.txt"],
  ],
  [
    "itself, though it is named in a circle",
    { "requirements.txt": "-r requirements.txt" },
    ["requirements.txt"],
  ],
  [
    "a wheel",
    { "requirements.txt": "./wheels/x-1.whl\n", "wheels/x-1.whl": "", "wheels/y.whl": "" },
    ["requirements.txt", "wheels/x-1.whl"],
  ],
  [
    "a package in a directory",
    { "requirements.txt": "-e ./libs/x[fast] ; python_version > '3'\n", "libs/x/setup.py": "" },
    ["requirements.txt", "libs/x/setup.py"],
  ],
  [
    "a package by its name and place",
    { "requirements.txt": "x @ file:./libs/x # ours\n", "libs/x/setup.py": "" },
    ["requirements.txt", "libs/x/setup.py"],
  ],
  [
    "a directory with wheels",
    { "requirements.txt": "--find-links wheels\nx\n", "wheels/x.whl": "" },
    ["requirements.txt", "wheels/x.whl"],
  ],
  [
    "a line that is continued",
    { "requirements.txt": "-r \\\nbase.txt\n", "base.txt": "" },
    ["requirements.txt", "base.txt"],
  ],
  [
    "nothing of what is elsewhere",
    {
      "requirements.txt":
        "--extra-index-url https://u:${TOKEN}@host/simple\nx @ https://host/x.whl\ngit+https://host/a/b.git@v1#egg=b\n" +
        "flask[async]==3.0 --hash=sha256:ab/cd\n-f https://host/wheels/\n-r ${LISTS}/base.txt\n# -r not.txt\n",
    },
    ["requirements.txt"],
  ],
])("a list needs %s", (_what, files, expected) => {
  const { files: found, missing } = read(files);
  expect(found).toEqual(expected);
  expect(missing).toEqual([]);
});

test.each(["-e .", ".", "-e .[dev]", "--editable=.", "./", "file:."])(
  "%s is the app itself",
  (line) => {
    expect(read({ ...PROJECT, "requirements.txt": line })).toMatchObject({
      ...{ namesApp: true, files: ["requirements.txt"], missing: [] },
    });
  },
);

test.each<[string, Files, string, Partial<PipLists>]>([
  [
    "runs beside a list whose packages are there only",
    { "backend/requirements.txt": "./libs/x", "backend/libs/x/setup.py": "" },
    "backend/requirements.txt",
    { directory: "backend", namesApp: false },
  ],
  [
    "runs at the top for a list of a directory of lists",
    { ...PROJECT, "requirements/prod.txt": "-e ." },
    "requirements/prod.txt",
    { directory: ".", namesApp: true },
  ],
])("pip %s", (_what, files, list, expected) => {
  expect(read(files, list)).toMatchObject(expected);
});

test("what is named and not there is told, with who names it", () => {
  const files = { "requirements.txt": "-r base.txt\n../lib\n", "base.txt": "-c pins.txt" };
  expect(read(files).missing).toEqual([
    { file: "pins.txt", by: "base.txt" },
    { file: "../lib", by: "requirements.txt" },
  ]);
});

test("a repository needs git", () => {
  expect(read({ "requirements.txt": "x @ git+https://host/x" }).usesGit).toBe(true);
  expect(read({ "requirements.txt": "gitpython" }).usesGit).toBe(false);
});

test.each<[string, Files, boolean]>([
  ["the app", { ...PROJECT, "requirements.txt": "-e .\nx==1 \\\n  --hash=sha256:0\n" }, true],
  [
    "what another list with hashes stands beside",
    {
      "requirements.txt": "./lib\n-r all.txt",
      "all.txt": "x==1 --hash=sha256:0",
      "lib/setup.py": "",
    },
    true,
  ],
  ["nothing of the app", { "requirements.txt": "x==1 --hash=sha256:0\n" }, false],
  ["the app, and no hashes", { ...PROJECT, "requirements.txt": "-e . # --hash=none\n" }, false],
])("a list with hashes that names %s", (_what, files, mixes) => {
  expect(read(files).mixesHashes).toBe(mixes);
});
