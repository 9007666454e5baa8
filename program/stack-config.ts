import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import type { RawConfig } from "./config";

/** The config of this stack that belongs to the program, without its namespace. */
export function programConfig(): RawConfig {
  const namespace = `${pulumi.getProject()}:`;
  const ours = Object.entries(pulumi.runtime.allConfig()).filter(([key]) =>
    key.startsWith(namespace),
  );
  return Object.fromEntries(ours.map(([key, value]) => [key.slice(namespace.length), value]));
}

/** The keys among them whose values Pulumi keeps encrypted: it tells its programs in this variable. */
export function secretKeys(): string[] {
  const namespace = `${pulumi.getProject()}:`;
  const keys = JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[];
  return keys.map((key) => key.slice(namespace.length));
}

/** The text of this stack's file, as far as it is where Pulumi runs: what Pulumi hands over may differ from it. */
export function stackFile(): string | undefined {
  try {
    return readFileSync(`Pulumi.${pulumi.getStack()}.yaml`, "utf8");
  } catch {
    return undefined;
  }
}
