import type { DataMount } from "../configs/container/data";
import type { ConfigValues } from "./config-values";
import { isSample } from "./sample";
import { secretRevision } from "./secret-revision";
import type { Topology } from "./topology";
import { type Tuning, tuningValues } from "./tuning";

/** What every server of the app is told. */
export interface ServerSettings {
  app: string | undefined;
  healthPath: string;
  env: Record<string, string>;
  secretEnv: Record<string, string>;
  secretRevision: string | undefined;
  data: DataMount[];
  hostAccess: boolean;
  networks: string[];
  alias: string | undefined;
  publish: number | undefined;
}

/** What the config says of the app's server, whichever that is. */
export function serverSettings(
  config: ConfigValues,
  tuning: Tuning,
  topology: Topology,
  stack: string,
): ServerSettings {
  const { healthPath = "/", secretEnv = {}, data = [], networks = [], publish } = config;
  const { app = isSample(config.appDir) ? "app:app" : undefined, hostAccess = false } = config;
  const env = { FLASK_SERVING_STACK: stack, ...config.env };
  // Behind a proxy, the proxy is what is published.
  const front = topology !== "gunicorn-nginx";
  return {
    ...{ app, healthPath, env, secretEnv, data, hostAccess, networks },
    secretRevision: secretRevision(secretEnv, stack),
    alias: tuningValues(tuning).alias,
    publish: front ? publish : undefined,
  };
}
