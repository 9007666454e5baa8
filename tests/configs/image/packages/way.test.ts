import {
  choosePackages,
  otherLists,
  type PackageWay,
} from "../../../../configs/image/packages/way";

const PROJECT = "[project]\nname = 'shop'\n";
const POETRY = "[tool.poetry]\nname = 'shop'\n";
const TOOLS = "[tool.black]\nline-length = 100\n";

type Files = Record<string, string>;
const chosen = (files: Files, requirements?: string) => {
  const choice = choosePackages(requirements, {
    files: Object.keys(files),
    read: (path) => files[path],
  });
  return choice && [choice.file, choice.way];
};

test.each<[string, Files, [string, PackageWay] | undefined]>([
  ["a list for pip", { "requirements.txt": "" }, ["requirements.txt", "pip"]],
  ["a list beside a lock", { "requirements.txt": "", "uv.lock": "" }, ["requirements.txt", "pip"]],
  ["uv's lock", { "uv.lock": "", "pyproject.toml": PROJECT }, ["uv.lock", "uv"]],
  ["Poetry's lock", { "poetry.lock": "", "pyproject.toml": POETRY }, ["poetry.lock", "poetry"]],
  ["Pipenv's lock", { Pipfile: "", "Pipfile.lock": "{}" }, ["Pipfile.lock", "pipenv"]],
  ["a lock of any tool", { "pylock.toml": "" }, ["pylock.toml", "pylock"]],
  ["a project alone", { "pyproject.toml": PROJECT }, ["pyproject.toml", "project"]],
  ["a project of Poetry's", { "pyproject.toml": POETRY }, ["pyproject.toml", "poetry"]],
  ["a project and Poetry", { "pyproject.toml": POETRY + PROJECT }, ["pyproject.toml", "project"]],
  ["a setup.py", { "setup.py": "" }, ["setup.py", "project"]],
  ["a setup.py beside tools", { "setup.py": "", "pyproject.toml": TOOLS }, ["setup.py", "project"]],
  ["a setup.cfg", { "setup.cfg": "[options]\n" }, ["setup.cfg", "project"]],
  ["a Pipfile alone", { Pipfile: "" }, ["Pipfile", "pipenv"]],
  ["settings of tools", { "pyproject.toml": TOOLS, "setup.cfg": "[flake8]\n" }, undefined],
  ["lists of another place", { "requirements/prod.txt": "" }, undefined],
])("%s is chosen", (_what, files, expected) => {
  expect(chosen(files)).toEqual(expected);
});

test.each<[string, PackageWay]>([
  ["requirements/prod.txt", "pip"],
  ["backend/uv.lock", "uv"],
  ["server/poetry.lock", "poetry"],
  ["server/Pipfile", "pipenv"],
  ["pylock.web.toml", "pylock"],
  ["backend/pyproject.toml", "project"],
  ["setup.py", "project"],
  ["packages.in", "pip"],
])("requirements %s is read by %s, whatever else is there", (file, way) => {
  const files = { "requirements.txt": "", [file]: PROJECT };
  expect(chosen(files, file)).toEqual([file, way]);
});

test("a pyproject.toml that is named is Poetry's where it says so", () => {
  expect(chosen({ "a/pyproject.toml": POETRY }, "a/pyproject.toml")?.[1]).toBe("poetry");
});

test("what could be meant is found wherever it lies", () => {
  const files = [
    "app.py",
    "api/poetry.lock",
    "requirements/dev.txt",
    "requirements-prod.txt",
    "a.txt",
  ];
  expect(otherLists(files)).toEqual(files.slice(1, 4));
});
