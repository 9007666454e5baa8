import { labelArgv, labelFilters, ownLabels } from "../../../configs/container/labels";

const labels = ownLabels("shop", "npm run dev", "web");

test("every Docker object of ours tells its project, its stack and its component", () => {
  expect(labels).toEqual({
    "flask-serving.project": "shop",
    "flask-serving.stack": "npm run dev",
    "flask-serving.component": "web",
  });
});

test("a value is one argument, whatever is in it", () => {
  const { "flask-serving.stack": stack = "" } = labels;
  expect(labelArgv({ stack })).toEqual(["--label", "stack=npm run dev"]);
  expect(labelFilters({ stack })).toEqual(["--filter", "label=stack=npm run dev"]);
});
