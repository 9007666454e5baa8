import type { ConfigValues } from "./config-values";
import type { DefaultImages } from "../configs/default-images";
import { isSample, SAMPLE } from "./sample";

/** The study's. */
export const USERS = 1000;

/** What the load test is told. */
export interface LoadSettings {
  kind: "steady" | "ramp";
  image: string;
  locustfile: string | undefined;
  paths: string[] | undefined;
  users: number;
  spawnRate: number;
  runTime: string;
  settleTime: string | undefined;
  runId: string | undefined;
}

/** What the config says of the load test; undefined where there is none. */
export function loadSettings(
  config: ConfigValues,
  images: DefaultImages,
): LoadSettings | undefined {
  const { load = "steady", locustImage = images.locust, users = USERS, spawnRate = 100 } = config;
  const { runTime = "10s", settleTime, runId, paths } = config;
  // The sample's requests mean nothing to another app.
  const sample = isSample(config.appDir) && !paths ? `${SAMPLE}/locustfile.py` : undefined;
  const { locustfile = sample } = config;
  if (load === "off" || (locustfile === undefined && paths === undefined)) return undefined;
  return {
    ...{ kind: load, image: locustImage, locustfile, paths },
    ...{ users, spawnRate, runTime, settleTime, runId },
  };
}
