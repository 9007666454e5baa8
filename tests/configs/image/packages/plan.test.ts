import { packagePlan } from "../../../../configs/image/packages/plan";

const SYSTEM = '[build-system]\nrequires = ["setuptools"]\n';
const PROJECT = '[project]\nname = "shop"\n[project.optional-dependencies]\nprod = []\n';
const POETRY = '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies]\nflask = "*"\n';
const UV = "/opt/tools/bin/uv";

type Files = Record<string, string>;
const planOf = (files: Files, packageGroups: string[] = []) =>
  packagePlan({ packageGroups }, { files: Object.keys(files), read: (path) => files[path] });
const said = (files: Files, groups?: string[]) => {
  const { install, installApp } = planOf(files, groups);
  return { before: install.join("; "), after: installApp.at(-1) };
};

test.each<[string, Files, string[], RegExp, string | undefined]>([
  ["a list", { "requirements.txt": "flask" }, [], /^pip install -r "\$REQUIREMENTS"$/, undefined],
  [
    "a list with the app",
    { "requirements.txt": "-e .", "pyproject.toml": PROJECT + SYSTEM },
    [],
    /^find .*; \{ pip install .* \|\| .*\}; \{ \/opt\/tools\/bin\/uv pip install -r pyproject.toml \|\|/,
    'pip install -r "$REQUIREMENTS"',
  ],
  [
    "a list with hashes and a package of the app",
    { "requirements.txt": "./lib\nx==1 --hash=sha256:0", "lib/setup.py": "" },
    [],
    /^\/opt\/tools\/bin\/uv pip install -r "\$REQUIREMENTS"$/,
    undefined,
  ],
  [
    "uv's lock of no package",
    { "uv.lock": 'source = { virtual = "." }', "pyproject.toml": PROJECT },
    ["prod", "ops"],
    /uv sync --frozen --no-dev --inexact --extra prod --group ops --no-install-project/,
    undefined,
  ],
  [
    "uv's lock of a package",
    { "uv.lock": 'source = { editable = "." }', "pyproject.toml": PROJECT },
    [],
    /--no-install-local$/,
    `${UV} sync --frozen --no-dev --inexact`,
  ],
  [
    "a project that is no package",
    { "pyproject.toml": PROJECT },
    ["prod"],
    /^\/opt\/tools\/bin\/uv pip install --extra prod -r "\$REQUIREMENTS"$/,
    undefined,
  ],
  [
    "a project that is a package",
    { "pyproject.toml": PROJECT + SYSTEM },
    ["prod", "ops"],
    /\|\| echo/,
    `${UV} pip install --group ops -e ".[prod]"`,
  ],
  ["a setup.py", { "setup.py": "" }, ["prod"], /\|\| echo/, `${UV} pip install -e ".[prod]"`],
  [
    "Poetry's lock",
    { "poetry.lock": "", "pyproject.toml": `${POETRY}package-mode = false\n` },
    ["prod"],
    /^\S*poetry export --no-interaction --only main,prod --output \S+; pip install -r \S+$/,
    undefined,
  ],
  [
    "Poetry without a lock, with a package of the app",
    { "pyproject.toml": `${POETRY}x = { path = "libs/x" }\npackage-mode = false\n` },
    [],
    /poetry lock.*--without-hashes.*; pip install -r \/tmp\/others.txt$/,
    "pip install -r /tmp/locked.txt",
  ],
  [
    "Pipenv's lock",
    { Pipfile: "", "Pipfile.lock": '{"default": {}}' },
    ["prod"],
    /^\S*pipenv requirements --hash --categories "packages prod" > \/tmp\/locked.txt; pip install/,
    undefined,
  ],
  [
    "Pipenv's lock with a repository",
    { Pipfile: "", "Pipfile.lock": '{"default": {"x": {"git": "https://host/x"}}}' },
    [],
    /pipenv requirements > /,
    undefined,
  ],
])("%s is installed", (_what, files, groups, before, after) => {
  expect(said(files, groups).before).toMatch(before);
  expect(said(files, groups).after).toBe(after);
});

test("what tells the packages decides their image, and no source does", () => {
  const files = { "setup.py": "", "README.md": "", "shop.py": "", "docs/README.md": "" };
  expect(planOf(files).files).toEqual(["setup.py", "README.md"]);
});

test("what a repository takes is there to build with", () => {
  expect(planOf({ "requirements.txt": "x @ git+https://host/x" }).apt).toEqual({
    build: ["ca-certificates", "git"],
    run: [],
  });
});

test("known needs of the system come with the packages, besides those that are asked for", () => {
  const sources = { files: ["requirements.txt"], read: () => "psycopg2\npython-magic" };
  expect(packagePlan({ aptPackages: ["ffmpeg", "make"] }, sources).apt).toEqual({
    build: ["ffmpeg", "gcc", "libc6-dev", "libpq-dev", "make"],
    run: ["ffmpeg", "libmagic1"],
  });
});
