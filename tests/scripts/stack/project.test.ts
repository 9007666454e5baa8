import * as fs from "node:fs";
import { projectName } from "../../../scripts/stack/project";

jest.mock("node:fs", () => ({ ...jest.requireActual("node:fs"), readFileSync: jest.fn() }));

test.each([
  ["the first line", "name: shop\nruntime: nodejs\n", "shop"],
  ["a later line", "runtime: nodejs\nname: my-shop\n", "my-shop"],
  ["not a name within something else", "name: shop\nconfig:\n  name: other\n", "shop"],
])("the project's name is read from Pulumi.yaml: %s", (_, text, name) => {
  jest.mocked(fs.readFileSync).mockReturnValue(text);
  expect(projectName()).toBe(name);
});

test("a Pulumi.yaml without one is told by the line that is expected", () => {
  jest.mocked(fs.readFileSync).mockReturnValue("runtime: nodejs\n");
  expect(projectName).toThrow("Pulumi.yaml: expected a line `name: PROJECT`.");
});
