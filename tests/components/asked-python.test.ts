import * as fs from "node:fs";
import { withAskedPython } from "../../components/asked-python";
import { defaultImages } from "../../configs/default-images";
import { put, scratchDirectory } from "../support/scratch";

const official = defaultImages({});
const ours = { ...official, python: "flask-serving/python:3.13" };

let appDir: string;
beforeAll(() => {
  appDir = scratchDirectory();
  put(appDir, ".python-version", "3.9.18\n");
});
afterAll(() => fs.rmSync(appDir, { recursive: true }));

test("an app runs on the Python that it says it is for, where images can be pulled", () => {
  expect(withAskedPython({ appDir }, official).python).toBe("3.9");
  expect(withAskedPython({ appDir }, ours).python).toBeUndefined();
});

test.each([{ python: "3.12" }, { pythonImage: "shop:1" }])("%j counts before that", (given) => {
  expect(withAskedPython({ appDir, ...given }, official)).toEqual({ appDir, ...given });
});
