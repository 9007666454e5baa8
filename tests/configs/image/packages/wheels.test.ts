import { pinnedPython } from "../../../../configs/image/packages/wheels";

test.each<[string, string, string | undefined]>([
  ["pins that have wheels for the latest", "flask==3.1.3\nnumpy==2.3.0\n", undefined],
  ["no pins", "numpy\npandas>=1.4\npsycopg2-binary\n", undefined],
  ["what is built from source in any case", "psycopg2==2.8.3\nMarkupSafe==1.1.1\n", undefined],
  ["a name within another one", "numpy-financial==1.0\nmy-greenlet==1.0\n", undefined],
  ["a comment", "# numpy==1.19.5\n", undefined],
  ["wheels for 3.11, and none for 3.13", "numpy==1.26.4\n", "3.11 numpy==1.26.4"],
  [
    "wheels for neither",
    "psycopg2_binary==2.8.6 ; python_version > '3'\n",
    "3.9 psycopg2-binary==2.8.6",
  ],
  ["the oldest of several", "numpy==1.26.4\nPyYAML == 5.4.1\n", "3.9 pyyaml==5.4.1"],
  ["extras", "psycopg2-binary[x]~=2.9.1\n", "3.9 psycopg2-binary==2.9.1"],
  ["pyproject.toml's list", 'dependencies = [\n  "pandas==1.5.3",\n]', "3.11 pandas==1.5.3"],
  ["Poetry's own form", '[tool.poetry.dependencies]\nlxml = "==4.9.3"\n', "3.11 lxml==4.9.3"],
  [
    "a lock of Poetry or uv",
    '[[package]]\nname = "greenlet"\nversion = "3.0.3"\n',
    "3.11 greenlet==3.0.3",
  ],
  [
    "a lock with one for each version of Python",
    '[[package]]\nname = "numpy"\nversion = "1.26.4"\n\n[[package]]\nname = "numpy"\nversion = "2.3.1"\n',
    undefined,
  ],
  [
    "Pipenv's lock",
    '"gevent": {\n  "hashes": ["sha256:0"],\n  "index": "pypi",\n  "version": "==21.12.0"\n}',
    "3.9 gevent==21.12.0",
  ],
])("%s: the latest Python that the pins have wheels for", (_, text, expected) => {
  const found = pinnedPython([text]);
  expect(found && `${found.python} ${found.pin}`).toBe(expected);
});
