import { installedByFindings } from "../../../program/doctor/installed-by";

const LISTED = { "requirements.txt": "flask==1.1.2\n" };

test.each<[string, Record<string, string>, string[]]>([
  [
    "Pipenv, where a Procfile runs it",
    {
      ...LISTED,
      "Pipfile.lock": "{}",
      Procfile: "release: pipenv run upgrade\nweb: gunicorn wsgi",
    },
    ["certain requirements Pipfile.lock: Procfile goes by it, and not by requirements.txt"],
  ],
  [
    "Poetry, where a Dockerfile installs by it",
    { ...LISTED, "poetry.lock": "", Dockerfile: "FROM python:3.12\nRUN poetry install --no-root" },
    ["certain requirements poetry.lock: Dockerfile goes by it, and not by requirements.txt"],
  ],
  [
    "uv, where a Dockerfile installs by it",
    { ...LISTED, "uv.lock": "", Dockerfile: "RUN uv  sync --frozen" },
    ["certain requirements uv.lock: Dockerfile goes by it, and not by requirements.txt"],
  ],
  [
    "the list, where that is named too",
    { ...LISTED, "uv.lock": "", Dockerfile: "RUN uv run pip install -r requirements.txt" },
    [],
  ],
  [
    "the list, where there is no lock",
    { ...LISTED, Procfile: "web: pipenv run gunicorn wsgi" },
    [],
  ],
  ["the list, where nobody says how", { ...LISTED, "Pipfile.lock": "{}" }, []],
  ["a lock that is alone", { "poetry.lock": "", Dockerfile: "RUN poetry install" }, []],
])("packages are installed by %s", (_, texts, expected) => {
  const look = { appDir: "../shop", files: Object.keys(texts), texts };
  const found = installedByFindings(look);
  expect(found.map(({ kind, key, value, why }) => `${kind} ${key} ${value}: ${why}`)).toEqual(
    expected,
  );
});
