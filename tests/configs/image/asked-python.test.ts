import { pythonWarnings } from "../../../configs/image/asked-python";

const IMAGE = "python:3.13-slim-trixie";

test.each([
  [{ ".python-version": "3.9.18\n" }, "3.9"],
  [{ ".python-version": "# ours\ncpython-3.10" }, "3.10"],
  [{ "runtime.txt": "python-3.8.12" }, "3.8"],
  [{ Pipfile: "[requires]\npython_full_version = '3.11.2'" }, "3.11"],
  [{ "pyproject.toml": '[project]\nrequires-python = "==3.12.*"' }, "3.12"],
  [{ "pyproject.toml": '[tool.poetry.dependencies]\npython = "~3.9"' }, "3.9"],
  [{ "pyproject.toml": 'requires-python = ">=3.8,<3.12"' }, "3.11"],
  [{ Dockerfile: "FROM node:20 AS web\nFROM docker.io/library/python:3.9-slim\n" }, "3.9"],
  [{ ".python-version": "3.11", Dockerfile: "FROM python:3.9\n" }, "3.11"],
  [{ "pyproject.toml": 'python = ">=3.8, <3.12, !=3.9.1"' }, "3.11"],
])("%j is for a Python that the image does not have, and it is said", (texts, version) => {
  expect(pythonWarnings(IMAGE, texts)).toEqual([
    `${Object.keys(texts)[0]} says that the app is for Python ${version}, and it runs on 3.13 (${IMAGE}): ` +
      `set python to ${version} where images can be pulled, or pythonImage to one that is here.`,
  ]);
});

test.each([
  [IMAGE, { ".python-version": "3.13.1" }],
  [IMAGE, { "pyproject.toml": 'requires-python = ">=3.9"' }],
  [IMAGE, { "pyproject.toml": 'requires-python = ">=3.9,<4"' }],
  [IMAGE, { "pyproject.toml": 'requires-python = ">=3.9,<3.14"' }],
  [IMAGE, { "pyproject.toml": 'python = "^3.9"' }],
  [IMAGE, { Dockerfile: "FROM python:3.13\n# FROM python:3.9\n" }],
  [IMAGE, { Dockerfile: "FROM python:3\nFROM tiangolo/uwsgi-nginx-flask:python3.8\n" }],
  [IMAGE, {}],
  ["registry.example/shop:1", { ".python-version": "3.9" }],
])("on %s nothing is said of %j", (image, texts) => {
  expect(pythonWarnings(image, texts)).toEqual([]);
});
