import * as pulumi from "@pulumi/pulumi";
import { componentProvider } from "../../provider/component-provider";
import { mockPulumi } from "../../testing";

/** A component with an output that its schema tells of, and a field that it does not. */
class Shop extends pulumi.ComponentResource {
  readonly url: string;
  readonly internal = "not an output";

  constructor(name: string, { port }: { port: number }, opts?: pulumi.ComponentResourceOptions) {
    super("shops:index:Shop", name, {}, opts);
    this.url = `http://127.0.0.1:${port}/`;
  }
}

const TYPE = "shops:index:Shop";
const SCHEMA = {
  version: "1.2.3",
  resources: { [TYPE]: { inputProperties: { port: { plain: true } }, properties: { url: {} } } },
};
const provider = componentProvider(SCHEMA, { Shop });

beforeAll(() => mockPulumi());

test("the schema that it was made with is the one that it tells", () => {
  expect(provider.version).toBe("1.2.3");
  expect(JSON.parse(provider.schema ?? "")).toEqual(SCHEMA);
});

test("a component is made of its inputs, and gives the outputs that the schema names", async () => {
  const made = await provider.construct?.("shop", TYPE, { port: 8080 }, {});
  expect(made?.state).toEqual({ url: "http://127.0.0.1:8080/" });
});

test("a component that is not there is told by its type", async () => {
  const made = provider.construct?.("shop", "shops:index:Mall", {}, {});
  await expect(made).rejects.toThrow("There is no component shops:index:Mall in this package.");
});
