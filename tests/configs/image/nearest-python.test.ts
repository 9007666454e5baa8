import { nearestPython } from "../../../configs/image/nearest-python";

const HERE = ["3.9", "3.11", "3.13", "3.14"];

test.each([
  ["3.11", "3.11"],
  ["3.6", "3.9"],
  ["3.10", "3.11"],
  ["3.12", "3.13"],
  ["3.15", "3.14"],
])("for Python %s, %s is taken of those that can be had", (asked, nearest) => {
  expect(nearestPython(asked, HERE)).toBe(nearest);
  expect(nearestPython(asked, [...HERE].reverse())).toBe(nearest);
});
