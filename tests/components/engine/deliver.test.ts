import * as pulumi from "@pulumi/pulumi";
import { deliveryInput } from "../../../components/engine/deliver";
import { mockPulumi } from "../../../testing";

const taking = {
  check: [],
  take: [],
  ask: [],
  answer: "a",
  timeoutSeconds: 1,
  left: ["left"],
  leftSeconds: 1,
};
const delivery = {
  directory: "/conf",
  user: "101:101",
  trees: [],
  taking,
  again: "",
  dependsOn: [],
};

/** Whether what the job is told is encrypted in the state. */
async function isSecret(files: Parameters<typeof deliveryInput>[0]["files"]): Promise<boolean> {
  await mockPulumi();
  return pulumi.isSecret(pulumi.jsonStringify(deliveryInput({ ...delivery, files })));
}

test("a delivery without secrets can be read in the state", async () => {
  expect(await isSecret([{ name: "conf", text: "a" }])).toBe(false);
});

test("a delivery with a secret is encrypted in the state", async () => {
  expect(await isSecret([{ name: "key", text: "a", secret: true }])).toBe(true);
  expect(await isSecret([{ name: "key", text: pulumi.secret("a") }])).toBe(true);
});
