import { A_CIDR, cidrProblems } from "../../container/cidr";
import { listProblems, optionalProblems, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";
import { A_PUBLIC_URL, publicUrlProblems } from "../public-url";

/** What stands before nginx, and by which address clients come. */
export interface BehindProxyOptions {
  /**
   * The addresses or networks of the proxies before this one, which say in X-Forwarded-For who asks: them alone.
   * @default none: who connects is the client
   */
  trustedProxies?: string[] | undefined;
  /**
   * The address by which clients come, such as `https://shop.example`: what an app builds its links, its
   * redirects and its cookies with, whatever a request says.
   * @default what a request names, with the published port
   */
  publicUrl?: string | undefined;
}

/** The client is whom the last proxy that is trusted names; no header else decides anything. */
export const behindProxy: Feature<BehindProxyOptions> = {
  options: {
    trustedProxies: {
      what: "the proxies before this one, whose X-Forwarded-For says who asks",
      values: `a list of: ${A_CIDR}`,
      default: "none",
    },
    publicUrl: {
      what: "the address by which clients come, which the app is told whatever a request says",
      values: A_PUBLIC_URL,
      default: "what a request names",
    },
  },
  tunings: [Tuning.Production],
  problems: ({ trustedProxies, publicUrl }) => [
    ...optionalProblems("trustedProxies", trustedProxies, trustedProblems),
    ...optionalProblems("publicUrl", publicUrl, publicUrlProblems),
  ],
  findings: ({ trustedProxies = [], publicUrl }) =>
    trustedProxies.length > 0 && publicUrl === undefined ? [NO_URL] : [],
  adds: ({ trustedProxies = [] }) => ({
    http: because(
      "trustedProxies",
      "The client is the last address in X-Forwarded-For that is no trusted proxy's.",
      ...trustedProxies.map((one) => directive("set_real_ip_from", one)),
      ...(trustedProxies.length > 0
        ? [directive("real_ip_header", "X-Forwarded-For"), directive("real_ip_recursive", "on")]
        : []),
    ),
  }),
  explain: ({ trustedProxies = [], publicUrl }) => {
    if (trustedProxies.length === 0 && publicUrl === undefined) return undefined;
    const who =
      trustedProxies.length === 0
        ? "who connects"
        : `whom ${trustedProxies.join(", ")} name${trustedProxies.length === 1 ? "s" : ""} in X-Forwarded-For`;
    return `The client is ${who}; the app's address is ${publicUrl ?? "what a request names"}.`;
  },
};

const NO_URL =
  "trustedProxies: without publicUrl the app takes its address for http:// and the host of each request. Set " +
  "publicUrl to what clients come by.";

/** What is wrong with a list of proxies. */
export function trustedProblems(path: string, got: unknown): Problem[] {
  return listProblems(path, got, { expected: "addresses and networks", each: cidrProblems });
}
