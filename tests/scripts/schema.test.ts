import { packageSchema } from "../../scripts/schema";

const { resources, types } = packageSchema();
const app = resources["flask-serving:index:FlaskApp"]!;

test("FlaskApp is the one component for other languages, and asks for the app's directory alone", () => {
  expect(Object.keys(resources)).toEqual(["flask-serving:index:FlaskApp"]);
  expect(app.requiredInputs).toEqual(["appDir"]);
});

test("its choices are enumerations, with the values that TypeScript has", () => {
  const choices = Object.entries(types).flatMap(([type, { enum: members }]) =>
    members ? [[type.split(":")[2], members.map(({ value }) => value)]] : [],
  );
  expect(Object.fromEntries(choices)).toMatchObject({
    Server: ["flask", "gunicorn", "granian"],
    Proxy: ["none", "nginx"],
    Tuning: ["production", "baseline"],
    Egress: ["none", "internet"],
  });
});

test("every argument but the secrets is known before anything is deployed", () => {
  const inputs = Object.entries(app.inputProperties ?? {});
  expect(
    inputs
      .filter(([, { plain }]) => !plain)
      .map(([name]) => name)
      .sort(),
  ).toEqual(["buildSecrets", "loadSecretEnv", "secretEnv", "tlsKey"]);
});

test("every argument and every output has its sentence", () => {
  const told = { ...app.inputProperties, ...app.properties };
  const silent = Object.entries(told).filter(([, { description }]) => !description);
  expect(silent).toEqual([]);
});
