import { PORTS } from "../../container/published-port";
import { integerProblems, optionalProblems, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { because, block, type Directive, directive } from "../core/directive";
import { type Token, variable } from "../core/token";
import type { Feature } from "../feature";
import { portPart, publicAddress } from "../public-url";
import { ANY, known, takesAny } from "../server-names";
import { type AcmeOptions, challenges } from "./acme";
import { type Options as ListenOptions, nobody, PORT } from "./listen";
import { isTls } from "./tls";

/** Where http is answered beside https. */
export interface RedirectOptions {
  /**
   * A second port of the host, 1 to 65535, such as 80: what is asked for there by http is answered with where
   * it is by https.
   * @default none: with tlsCertificate alone nobody answers http
   */
  redirectFrom?: number | undefined;
}

type Options = ListenOptions & AcmeOptions;

/** Where it listens for http in its container. */
export const REDIRECT_PORT = 80;

/** By http nothing is answered but where it is by https, with the same method: 308. */
export const redirect: Feature<Options & RedirectOptions> = {
  options: {
    redirectFrom: {
      what: "a second port of the host, where http is answered with where it is by https",
      values: `${PORTS.min} to ${PORTS.max}`,
      default: "none",
    },
  },
  tunings: [Tuning.Production],
  problems: redirectProblems,
  adds: (options) => ({
    http:
      options.redirectFrom === undefined
        ? []
        : because(
            "redirectFrom",
            "Who comes by http is told where it is by https, and asks there with the same method.",
            ...servers(options),
          ),
  }),
  explain: ({ redirectFrom }) =>
    redirectFrom === undefined
      ? undefined
      : `Port ${redirectFrom} of the host answers http with where it is by https.`,
};

function servers(options: Options): Directive[] {
  const port = String(REDIRECT_PORT);
  const isAny = takesAny(options);
  const server = block(
    "server",
    [],
    [
      directive("listen", port),
      directive("server_name", ...(isAny ? [ANY] : known(options))),
      ...challenges(options),
      block(
        "location",
        ["/"],
        [directive("return", "308", [...address(options), variable("request_uri")])],
      ),
    ],
  );
  return isAny ? [server] : [nobody(directive("listen", port, "default_server")), server];
}

function address({ publicUrl, publish = PORT.tls }: Options): Exclude<Token, string> {
  if (publicUrl === undefined) return ["https://", variable("host"), portPart("https", publish)];
  const { host, port } = publicAddress(publicUrl);
  return [`https://${host}${portPart("https", port)}`];
}

function redirectProblems(options: Options & RedirectOptions): Problem[] {
  const { redirectFrom: got, publish, port } = options;
  const path = "redirectFrom";
  const wrong = optionalProblems(path, got, (path, got) => integerProblems(path, got, PORTS));
  if (got === undefined || wrong.length > 0) return wrong;
  const told = (expected: string, remedy: string) => [{ path, expected, got, remedy }];
  if (!isTls(options)) return told("none without https", "Set tlsCertificate and tlsKey, or acme.");
  if (publish === undefined) return told("none without publish, where https is", "Set publish.");
  if (got === publish)
    return told("another port than publish, where https is", "Set it to 80, or leave it out.");
  if (port !== REDIRECT_PORT) return [];
  return told(`none where port is ${REDIRECT_PORT}`, `Leave port out: it is ${PORT.tls} then.`);
}
