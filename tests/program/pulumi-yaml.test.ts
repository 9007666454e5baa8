import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { CONFIG_KEYS } from "../../program/keys";
import { readSettings } from "../../program/settings";
import { TOPOLOGIES } from "../../program/topology";

const { config } = parse(readFileSync("Pulumi.yaml", "utf8")) as {
  config: Record<string, { default: string }>;
};

describe("Pulumi.yaml", () => {
  it("declares the keys that the program reads, and no other", () => {
    expect(Object.keys(config)).toEqual([...CONFIG_KEYS]);
  });

  it.each(TOPOLOGIES)("declares the defaults that %s has without it", (stack) => {
    const images = { python: "python", node: "node", nginx: "nginx", locust: "locust" };
    const declared = Object.entries(config).map(([key, { default: value }]) => [key, value]);
    const without = JSON.parse(JSON.stringify(readSettings(stack, {}, images))) as object;
    expect(readSettings(stack, Object.fromEntries(declared), images)).toMatchObject(without);
  });
});
