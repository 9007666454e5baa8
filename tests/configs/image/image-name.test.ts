import * as fc from "fast-check";
import { imageName } from "../../../configs/image/image-name";

test("a plain name stays as it is", () => {
  expect(imageName("flask-serving", "dev-server", "app")).toBe("flask-serving/dev-server_app");
});

test("what Docker does not take is replaced, and told apart", () => {
  expect(imageName("My_App", "dev", "app")).not.toBe(imageName("my-app", "dev", "app"));
});

test.each([
  ["prod", "eu-app", "prod-eu", "app"],
  ["X", "app", imageName("p", "X", "app").slice("p/".length).split("_")[0] ?? "", "app"],
  ["a_b", "c", "a", "b_c"],
])(
  "stack %s with %s and stack %s with %s have images of their own",
  (one, part, other, another) => {
    expect(imageName("p", one, part)).not.toBe(imageName("p", other, another));
  },
);

test("any names make a name that Docker takes, and no two the same", () => {
  const word = "[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+)?";
  const form = new RegExp(`^${word}/${word}_${word}$`);
  const name = fc.oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc.string({ unit: fc.constantFrom("a", "-", "_", ".", "A"), minLength: 1, maxLength: 4 }),
  );
  const names = fc.tuple(name, name, name);
  fc.assert(
    fc.property(names, names, (one, other) => {
      expect(imageName(...one)).toMatch(form);
      expect(imageName(...one) === imageName(...other)).toBe(
        JSON.stringify(one) === JSON.stringify(other),
      );
    }),
  );
});
