import * as pulumi from "@pulumi/pulumi";
import type { RawConfig } from "../configs/stacks/keys";
import type { DefaultImages } from "../configs/stacks/settings";

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

/** The official images, or those that the set-up made where the official ones cannot be pulled. */
export function defaultImages(): DefaultImages {
  return {
    python: process.env.FLASK_SERVING_PYTHON_IMAGE ?? "python:3.12-slim-bookworm",
    node: process.env.FLASK_SERVING_NODE_IMAGE ?? "node:24-bookworm-slim",
    nginx: process.env.FLASK_SERVING_NGINX_IMAGE ?? "nginx:1.28-bookworm",
    locust: process.env.FLASK_SERVING_LOCUST_IMAGE ?? "locustio/locust:2.47.0",
  };
}
