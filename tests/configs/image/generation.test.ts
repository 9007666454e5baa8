import { generationFrom } from "../../../configs/image/generation";

const names = { next: "c-2", content: "c" };
const NO_IMAGE = { exitCode: 1, stdout: "", stderr: "Error: No such image: a:b" };

test.each([
  ["one that is there comes from the build that made it", { exitCode: 0, stdout: "c-1" }, "c-1"],
  ["one without the label is known by its content", { exitCode: 0, stdout: "" }, "c"],
  ["one that is gone is built anew", NO_IMAGE, "c-2"],
  ["without an engine nothing is new", { exitCode: 1, stderr: "Cannot connect" }, "c"],
])("%s", (_, said, generation) => {
  expect(generationFrom({ stdout: "", stderr: "", ...said }, names)).toBe(generation);
});
