import { examine } from "../../../program/doctor/examine";
import { pythonFindings } from "../../../program/doctor/python";

const HERE = ["3.9", "3.11", "3.13", "3.14"];

/** What is said of an app with such texts where these versions can be had. */
function said(texts: Record<string, string>, pythons?: readonly string[]): string[] {
  const look = { appDir: "../shop", files: Object.keys(texts), texts, pythons };
  return pythonFindings(look).map(({ kind, key, value, why }) => `${kind} ${key} ${value}: ${why}`);
}

const asks = (version: string, requirements = "flask\n") => ({
  ".python-version": `${version}\n`,
  "requirements.txt": requirements,
});

test.each<[string, Record<string, string>, string]>([
  ["the version that it says", asks("3.11.4"), "3.11: .python-version says so"],
  [
    "the next later one, which has its language",
    asks("3.10"),
    "3.11: .python-version says 3.10, which cannot be had here, and 3.11 is the nearest",
  ],
  [
    "an earlier one that its pins have wheels for",
    asks("3.12", "numpy==1.26.4\n"),
    "3.11: .python-version says 3.12, which cannot be had here, and numpy==1.26.4 has no wheel for a later one",
  ],
  [
    "the nearest, where its pins have wheels for later ones too",
    asks("3.7", "numpy==1.26.4\n"),
    "3.9: .python-version says 3.7, which cannot be had here, and 3.9 is the nearest",
  ],
  [
    "where it says none, what its pins have wheels for",
    { "requirements.txt": "psycopg2-binary==2.8.6\n" },
    "3.9: psycopg2-binary==2.8.6 has no wheel for a later one",
  ],
])("of the versions that can be had an app gets %s", (_, texts, expected) => {
  expect(said(texts, HERE)).toEqual([`certain python ${expected}`]);
});

test("an app that lies below what is looked at gets it too", () => {
  const texts = {
    "server/app.py": "from flask import Flask\napp = Flask(__name__)\n",
    "server/requirements.txt": "flask\n",
    "server/.python-version": "3.10\n",
    "client/index.html": "",
  };
  const found = examine({ appDir: "../shop", files: Object.keys(texts), texts, pythons: HERE });
  expect(found).toEqual(
    expect.arrayContaining([expect.objectContaining({ key: "python", value: "3.11" })]),
  );
});

test("where any can be had, or nobody knows, what an app says is taken when it is deployed", () => {
  const why = ".python-version says so; it is taken where images can be pulled";
  expect(said(asks("3.12", "numpy==1.26.4\n"))).toEqual([`choice python 3.12: ${why}`]);
});

test("an app that says nothing, and pins nothing old, runs on what there is", () => {
  expect(said({ "requirements.txt": "flask==3.1.3\nnumpy\n" }, HERE)).toEqual([]);
});
