import { choiceProblems, integerProblems, optionalProblems, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { A_CERTIFICATE, certificateProblems, certificatesOf } from "../certificate";
import { certificateFindings, validUntil } from "../certificate-findings";
import { because, type Directive, directive } from "../core/directive";
import type { Feature, PlainFile } from "../feature";
import { publicAddress } from "../public-url";
import { routesOf, type RoutesOptions } from "../route";
import { has, type VersionOptions } from "../version";
import type { AcmeOptions } from "./acme";
import type { BehindProxyOptions } from "./behind-proxy";

/** Which clients are answered: Mozilla's names. */
export const TlsProfile = {
  /** TLS 1.3 alone: browsers of 2020 and later. */
  Modern: "modern",
  /** TLS 1.2 as well: nearly all there are. */
  Intermediate: "intermediate",
} as const;
export type TlsProfile = (typeof TlsProfile)[keyof typeof TlsProfile];

/** By what nginx answers https. */
export interface CertificateOptions {
  /**
   * The certificate with which nginx answers https, as PEM: the server's own first, then those of who issued it. Needs
   * tlsKey.
   * @default none: it answers http
   */
  tlsCertificate?: string | undefined;
}

/** How nginx speaks TLS. */
export interface TlsOptions extends CertificateOptions {
  /**
   * Which clients are answered.
   * @default TlsProfile.Intermediate
   */
  tlsProfile?: TlsProfile | undefined;
  /**
   * For how many seconds browsers are to come by https alone, 0 to 63072000: they cannot be told otherwise before.
   * @default none: they are not told
   */
  hstsSeconds?: number | undefined;
}

type Options = TlsOptions &
  AcmeOptions &
  VersionOptions &
  RoutesOptions &
  BehindProxyOptions & { serverName?: string | undefined; tuning?: Tuning | undefined };

/** What the certificate and its key are called beside the configuration. */
export const CERTIFICATE_NAME = "tls.crt";
export const KEY_NAME = "tls.key";

/** Two years, which lists of browsers ask for, at most. */
const HSTS = { min: 0, max: 63_072_000 };

/** Since when HTTP/2 is a directive, and no more a word of the port. */
export const HTTP2_SINCE = "1.25.1";

/** Source: Mozilla's guidelines for servers, version 5.7, without what nginx has no parameters for. */
const CIPHERS = [
  ...["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256"],
  ...["ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-RSA-AES256-GCM-SHA384"],
  ...["ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305"],
].join(":");

const PROTOCOLS: Record<TlsProfile, string[]> = {
  modern: ["TLSv1.3"],
  intermediate: ["TLSv1.2", "TLSv1.3"],
};

/** https with HTTP/2; what nginx passes on stays http. */
export const tls: Feature<Options> = {
  options: {
    tlsCertificate: {
      what: "the certificate with which nginx answers https; its key is tlsKey",
      values: A_CERTIFICATE,
      default: "none: http",
    },
    tlsProfile: {
      what: "which clients are answered: modern is TLS 1.3 alone, intermediate 1.2 as well",
      values: Object.values(TlsProfile).join(", "),
      default: TlsProfile.Intermediate,
    },
    hstsSeconds: {
      what: "for how many seconds browsers come by https alone; they cannot be told otherwise before",
      values: `${HSTS.min} to ${HSTS.max}`,
      default: "they are not told",
    },
  },
  tunings: [Tuning.Production],
  problems: tlsProblems,
  findings: (options) =>
    options.tlsCertificate === undefined
      ? []
      : certificateFindings(options.tlsCertificate, hostsOf(options)),
  adds: (options) => (isTls(options) ? { http: directives(options), files: filesOf(options) } : {}),
  explain: ({ tlsCertificate, tlsProfile = TlsProfile.Intermediate }) => {
    const [own] = tlsCertificate === undefined ? [] : certificatesOf(tlsCertificate);
    if (!own) return undefined;
    const versions = PROTOCOLS[tlsProfile].map((one) => one.replace("TLSv", ""));
    return (
      `Answers https with TLS ${versions.join(" and ")} and HTTP/2, by a certificate that is valid until ` +
      `${validUntil(own)}; the app is asked over http.`
    );
  },
};

/** Whether nginx answers https, by a certificate that is given or that it gets. */
export function isTls({
  tlsCertificate,
  acme,
  tuning = Tuning.Production,
}: Pick<Options, "tlsCertificate" | "acme" | "tuning">): boolean {
  return (tlsCertificate ?? acme) !== undefined && tuning === Tuning.Production;
}

function filesOf({ tlsCertificate }: Options): PlainFile[] {
  if (tlsCertificate === undefined) return [];
  return [{ name: CERTIFICATE_NAME, text: `${tlsCertificate.trim()}\n` }];
}

function directives(options: Options): Directive[] {
  const { tlsCertificate, tlsProfile = TlsProfile.Intermediate } = options;
  const isModern = tlsProfile === TlsProfile.Modern;
  const given = [
    directive("ssl_certificate", CERTIFICATE_NAME),
    directive("ssl_certificate_key", KEY_NAME),
  ];
  return [
    ...because(
      "tlsCertificate",
      "By what nginx says who it is. Its key is a file that only nginx can read.",
      ...(tlsCertificate === undefined ? [] : given),
    ),
    ...because(
      tlsCertificate === undefined ? "acme" : "tlsCertificate",
      "A browser asks for all of a page at once, over one connection.",
      ...(has(HTTP2_SINCE, options) ? [directive("http2", "on")] : []),
    ),
    ...because(
      "tlsProfile",
      "Mozilla's guidelines for servers: what is older is broken, and a client's own order is as safe.",
      directive("ssl_protocols", ...PROTOCOLS[tlsProfile]),
      ...(isModern ? [] : [directive("ssl_ciphers", CIPHERS)]),
      directive("ssl_prefer_server_ciphers", "off"),
    ),
    ...because(
      tlsCertificate === undefined ? "acme" : "tlsCertificate",
      "A client that comes again is spared a handshake; a ticket of nginx's would be sealed by one key for ever.",
      directive("ssl_session_cache", "shared:tls:10m"),
      directive("ssl_session_timeout", "1d"),
      directive("ssl_session_tickets", "off"),
    ),
  ];
}

/** The hosts that a browser may ask for, as far as somebody has named them. */
function hostsOf(options: Options): string[] {
  const { serverName = "_", publicUrl } = options;
  const hosts = [
    ...(serverName === "_" ? [] : [serverName]),
    ...(publicUrl === undefined ? [] : [publicAddress(publicUrl).host]),
    ...routesOf(options).flatMap(({ host }) => host ?? []),
  ].map((host) => host.toLowerCase());
  return [...new Set(hosts)].filter((host) => host !== "localhost");
}

function tlsProblems(options: Options): Problem[] {
  const { tlsCertificate, tlsProfile, hstsSeconds } = options;
  return [
    ...optionalProblems("tlsCertificate", tlsCertificate, certificateProblems),
    ...optionalProblems("tlsProfile", tlsProfile, (path, got) =>
      choiceProblems(path, got, Object.values(TlsProfile)),
    ),
    ...optionalProblems("hstsSeconds", hstsSeconds, (path, got) =>
      integerProblems(path, got, HSTS),
    ),
    ...hstsProblems(options),
  ];
}

/** A browser does not hear it over http. */
function hstsProblems(options: Options): Problem[] {
  const { hstsSeconds: got, tlsCertificate, acme, publicUrl } = options;
  const isHttps = isTls({ tlsCertificate, acme }) || String(publicUrl).startsWith("https:");
  if (got === undefined || isHttps) return [];
  const expected = "none without https";
  return [
    { path: "hstsSeconds", expected, got, remedy: "Set tlsCertificate and tlsKey, or acme." },
  ];
}
