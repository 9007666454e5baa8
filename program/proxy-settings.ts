import type { ConfigValues } from "./config-values";
import type { DefaultImages } from "../configs/default-images";
import { USERS } from "./load-settings";
import type { Tuning } from "./tuning";

/** What nginx is told. */
export interface ProxySettings {
  image: string;
  article: boolean;
  accessLog: boolean;
  expectedUsers: number;
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
  const article = tuning === "article";
  return { image: nginxImage, article, accessLog, expectedUsers: users, publish, maxBodyMb };
}
