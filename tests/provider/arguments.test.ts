import * as pulumi from "@pulumi/pulumi";
import { settleArguments } from "../../provider/arguments";

const PROPERTIES = { port: { plain: true }, appDir: { plain: true }, secretEnv: {} };
const settled = (inputs: pulumi.Inputs) => settleArguments('FlaskApp "shop"', inputs, PROPERTIES);

/** What another resource will give once it is deployed. */
const unknown = () => pulumi.output(pulumi.unknown);

test("plain values stay what they are", async () => {
  expect(await settled({ port: 8080, paths: ["/"] })).toEqual({ port: 8080, paths: ["/"] });
});

test("what another resource gave is taken as the value that it is", async () => {
  expect(await settled({ appDir: pulumi.output("shop") })).toEqual({ appDir: "shop" });
});

test("an argument that may be secret stays a secret", async () => {
  const secretEnv = { API_TOKEN: pulumi.secret("shh") };
  const args = await settled({ secretEnv });
  expect(await pulumi.isSecret(args.secretEnv.API_TOKEN)).toBe(true);
});

test("an argument that decides what there is has to be known, and is no secret: all that are not are told", async () => {
  const inputs = { appDir: unknown(), port: pulumi.secret(8080), secretEnv: unknown() };
  await expect(settled(inputs)).rejects.toThrow(
    'FlaskApp "shop": 2 problems to mend\n' +
      '  appDir: expected a value that is known before anything is deployed, got "an output that is not known yet".\n' +
      '  port: expected a value that need not be secret, got "a secret".',
  );
});
