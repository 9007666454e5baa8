import official from "../../images.json";
import { imageReferenceProblems } from "../../container/image-reference";
import { isOpen, LOOPBACK } from "../../container/published-port";
import { durationProblems, durationWithin } from "../../duration";
import { fieldsProblems, isRecord, patternProblems, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { acmeNames, acmeNamesProblems } from "../acme-names";
import { CHECK_EVERY, LETS_ENCRYPT } from "../acme-plan";
import type { AcmeSettings } from "../acme-settings";
import { A_CERTIFICATE, certificateProblems } from "../certificate";
import { because, block, type Directive, directive } from "../core/directive";
import { made, variable } from "../core/token";
import type { Feature } from "../feature";
import { ACME_DIRECTORY } from "../places";
import type { NamesOptions } from "../server-names";
import { has, type VersionOptions } from "../version";

/** How nginx gets a certificate by itself. */
export interface AcmeOptions {
  /**
   * Gets the certificate for serverName and the hosts of routes from a CA that speaks ACME, and renews it in time;
   * the CA asks by http, on redirectFrom. In place of tlsCertificate and tlsKey.
   * @default none
   */
  acme?: AcmeSettings | undefined;
}

type Options = AcmeOptions &
  NamesOptions &
  VersionOptions & {
    tlsCertificate?: string | undefined;
    redirectFrom?: number | undefined;
    publicUrl?: string | undefined;
  };

/** What the certificate and its key are called in the directory that is shared with the client of ACME. */
const [CERTIFICATE, KEY] = ["/tls.crt", "/tls.key"];
/** Where the CA looks. Source: RFC 8555, 8.3. */
const CHALLENGES = "/.well-known/acme-challenge/";
/** Where the CA asks, whatever anybody wants. Source: the same. */
const CHALLENGE_PORT = 80;
/** Since when nginx keeps what it has read of a certificate that is named by a variable. */
const CACHE_SINCE = "1.27.4";

const AN_EMAIL = "an e-mail address, such as admin@shop.example";
const A_DIRECTORY = "https:// and the address of a CA's directory";

/** The certificate comes from a CA that asks whether the names lead here. */
export const acme: Feature<Options> = {
  options: {
    "acme.contact": {
      what: "whose account at the CA it is, to whom it writes",
      values: AN_EMAIL,
      default: "none: without it there is no certificate by ACME",
    },
    "acme.acceptTermsOfService": {
      what: "whether the CA's terms of service are agreed to, once somebody has read them",
      values: "true",
      default: "none: it has to be said",
    },
    "acme.uri": {
      what: "the address of the CA's directory",
      values: A_DIRECTORY,
      default: `${LETS_ENCRYPT}, which is Let's Encrypt`,
    },
    "acme.trustedCertificate": {
      what: "by which CAs' certificates that address is known",
      values: A_CERTIFICATE,
      default: "those that everybody knows",
    },
    "acme.checkEvery": {
      what: "how often it is looked whether the certificate is to be renewed",
      values: durationWithin(CHECK_EVERY),
      default: CHECK_EVERY.default,
    },
    "acme.image": {
      what: "the image with the client of ACME: lego, as /lego, and a shell",
      values: "an image's name",
      default: official.lego,
    },
  },
  tunings: [Tuning.Production],
  problems: (options) => (options.acme === undefined ? [] : acmeProblems(options)),
  findings: (options) => (options.acme === undefined ? [] : reached(options)),
  adds: (options) => (options.acme === undefined ? {} : { http: directives(options) }),
  explain: (options) =>
    options.acme === undefined
      ? undefined
      : `Answers https by a certificate for ${acmeNames(options).join(", ")} from ${options.acme.uri ?? LETS_ENCRYPT}, ` +
        "which is got and renewed by a container beside it; the app is asked over http.",
};

function directives(options: Options): Directive[] {
  const file = (name: string) => [[variable("our_acme"), name]];
  return because(
    "acme",
    "The certificate is read when a client comes: nginx starts before there is one, and takes another without a reload.",
    block("map", ["", made("our_acme")], [directive("default", ACME_DIRECTORY)]),
    directive("ssl_certificate", ...file(CERTIFICATE)),
    directive("ssl_certificate_key", ...file(KEY)),
    ...(has(CACHE_SINCE, options)
      ? [directive("ssl_certificate_cache", "max=2", "inactive=1d", "valid=10s")]
      : []),
  );
}

/** Where http is answered: what the CA looks for, which the client of ACME has put there. */
export function challenges({ acme }: AcmeOptions): Directive[] {
  if (acme === undefined) return [];
  return because(
    "acme",
    "The CA asks here, by http, whether the name leads to this host.",
    block(
      "location",
      ["^~", CHALLENGES],
      [directive("root", `${ACME_DIRECTORY}/webroot`), directive("default_type", "text/plain")],
    ),
  );
}

/** What is set right, and still not reached by a CA of the internet. */
function reached({ publishAddress = LOOPBACK, redirectFrom }: Options): string[] {
  const from = `redirectFrom: a CA asks on port ${CHALLENGE_PORT}: something has to lead from there to ${redirectFrom}.`;
  const address =
    `publishAddress: only this machine reaches ${publishAddress}, and a CA of the internet does not. ` +
    "Set it to 0.0.0.0, unless something that it reaches leads here.";
  return [
    ...(redirectFrom === CHALLENGE_PORT ? [] : [from]),
    ...(isOpen(publishAddress) ? [] : [address]),
  ];
}

function acmeProblems(options: Options): Problem[] {
  return [
    ...settingsProblems(options.acme),
    ...besideProblems(options),
    ...acmeNamesProblems(options),
    ...portsProblems(options),
  ];
}

function settingsProblems(got: unknown): Problem[] {
  const checks = {
    contact: contactProblems,
    acceptTermsOfService: termsProblems,
    uri: uriProblems,
    trustedCertificate: certificateProblems,
    checkEvery: (path: string, got: unknown) => durationProblems(path, got, CHECK_EVERY),
    image: (path: string, got: unknown) => imageReferenceProblems(path, got, official.lego),
  };
  const problems = fieldsProblems("acme", got, checks);
  if (!isRecord(got)) return problems;
  const { contact, acceptTermsOfService } = got;
  return [
    ...(contact === undefined ? contactProblems("acme.contact", contact) : []),
    ...(acceptTermsOfService === undefined
      ? termsProblems("acme.acceptTermsOfService", acceptTermsOfService)
      : []),
    ...problems,
  ];
}

function contactProblems(path: string, got: unknown): Problem[] {
  const pattern = /^[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9.-]+$/;
  return patternProblems(path, got, { pattern, expected: AN_EMAIL });
}

function termsProblems(path: string, got: unknown): Problem[] {
  const remedy = "Read the CA's terms of service, and set it to true if you agree.";
  return got === true ? [] : [{ path, expected: "true", got, remedy }];
}

function uriProblems(path: string, got: unknown): Problem[] {
  const pattern = /^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?\/[A-Za-z0-9._~/-]*$/;
  return patternProblems(path, got, { pattern, expected: A_DIRECTORY });
}

/** One certificate is in force: which of two, nobody has said. */
function besideProblems({ tlsCertificate }: Options): Problem[] {
  if (tlsCertificate === undefined) return [];
  const remedy = "Leave one of them out.";
  return [
    { path: "tlsCertificate", expected: "none beside acme", got: "both", remedy },
    { path: "acme", expected: "none beside tlsCertificate and tlsKey", got: "both", remedy },
  ];
}

function portsProblems({ publish, redirectFrom }: Options): Problem[] {
  if (redirectFrom !== undefined) return [];
  const port = (path: string, why: string, remedy: string) => ({
    ...{ path, got: undefined, remedy },
    expected: `a port of the host with acme, ${why}`,
  });
  return [
    ...(publish === undefined ? [port("publish", "where https is", "Set it to 443.")] : []),
    port("redirectFrom", "where the CA asks by http", `Set it to ${CHALLENGE_PORT}.`),
  ];
}
