import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { askedPythons } from "../../../scripts/setup/asked-pythons";

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-pythons-"));
afterAll(() => fs.rmSync(directory, { recursive: true }));

test("every stack's file is asked for its Python, each version once", () => {
  const stacks = {
    "Pulumi.gunicorn.yaml": 'config:\n  flask-serving:python: "3.14"\n',
    "Pulumi.mine.yaml": "config:\n  mine:python: 3.13 # as the host's\n",
    "Pulumi.other.yaml": "config:\n  mine:python: '3.14'\n",
    "Pulumi.none.yaml": "config:\n  mine:pythonImage: python:3.12\n",
    // The project's own file declares the key, and asks for nothing.
    "Pulumi.yaml": "config:\n  mine:python: 3.9\n",
  };
  for (const [file, text] of Object.entries(stacks)) {
    fs.writeFileSync(path.join(directory, file), text);
  }
  expect(askedPythons(directory).sort()).toEqual(["3.13", "3.14"]);
});
