import { readFileSync } from "node:fs";
import { CONFIG_KEYS } from "../../../configs/stacks/keys";

describe("Pulumi.yaml", () => {
  it("declares the keys that the program reads, and no other", () => {
    const config = readFileSync("Pulumi.yaml", "utf8").split("\nconfig:\n")[1] ?? "";
    const declared = [...config.matchAll(/^ {2}(\w+):$/gm)].map(([, key]) => key);
    expect(declared).toEqual([...CONFIG_KEYS]);
  });
});
