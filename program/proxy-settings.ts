import type { ConfigValues } from "./config-values";
import type { DefaultImages } from "../configs/default-images";
import { Tuning as NginxTuning } from "../configs/nginx/tuning";
import { USERS } from "./load-settings";
import type { Tuning } from "./tuning";

/** What nginx is told. */
export interface ProxySettings {
  image: string;
  tuning: NginxTuning;
  accessLog: boolean;
  users: number;
  publish: number | undefined;
  maxBodyMb: number | undefined;
}

/** What the config says of nginx. */
export function proxySettings(
  config: ConfigValues,
  tuning: Tuning,
  images: DefaultImages,
): ProxySettings {
  const { nginxImage = images.nginx, accessLog = true, users = USERS, publish, maxBodyMb } = config;
  return {
    image: nginxImage,
    tuning: tuning === "article" ? NginxTuning.Baseline : NginxTuning.Production,
    ...{ accessLog, users, publish, maxBodyMb },
  };
}
