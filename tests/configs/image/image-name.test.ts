import * as fc from "fast-check";
import { imageName } from "../../../configs/image/image-name";

test("a plain name stays as it is", () => {
  expect(imageName("flask-serving", "dev-server", "app")).toBe("flask-serving/dev-server-app");
});

test("what Docker does not take is replaced, and told apart", () => {
  expect(imageName("My_App", "dev", "app")).not.toBe(imageName("my-app", "dev", "app"));
});

test("any names make a name that Docker takes", () => {
  const name = fc.string({ unit: "binary", minLength: 1 });
  fc.assert(
    fc.property(name, name, name, (project, stack, component) =>
      /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(imageName(project, stack, component)),
    ),
  );
});
