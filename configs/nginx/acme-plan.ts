import official from "../images.json";
import type { ContainerSpec } from "../container/spec";
import { tmpfsFor } from "../container/spec";
import { parseDuration } from "../duration";
import { fingerprint } from "../fingerprint";
import { ACME_HEALTH, acmeCommand } from "./acme-program";
import type { AcmeSettings } from "./acme-settings";
import { ACME_DIRECTORY } from "./places";

/** The directory of Let's Encrypt. */
export const LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";

/** How often it is looked whether a certificate is to be renewed, in seconds. */
export const CHECK_EVERY = { min: 1, max: 86_400, default: "12h" };

/** How long the CA may take until there is one: longer than the program gives lego. */
const TIMEOUT_SECONDS = 120;

/** What runs beside nginx and gets its certificate. */
export interface AcmePlan {
  spec: ContainerSpec;
  image: string;
  timeoutSeconds: number;
}

/** How the client of ACME runs. @param user that of nginx, which alone may read the key */
export function acmePlan(acme: AcmeSettings, names: readonly string[], user: string): AcmePlan {
  const { uri = LETS_ENCRYPT, contact, trustedCertificate = "", image = official.lego } = acme;
  const { checkEvery = CHECK_EVERY.default } = acme;
  const [name = ""] = names;
  const domains = names.flatMap((one) => ["--domains", one]);
  const options = ["--accept-tos", "--server", uri, "--email", contact, ...domains];
  const id = fingerprint({ uri, contact, names });
  const everySeconds = parseDuration(checkEvery)!;
  const command = acmeCommand({ directory: ACME_DIRECTORY, id, name, everySeconds, options });
  const spec: ContainerSpec = {
    ...{ command, user, data: [], hostAccess: false, networks: [], scratch: [] },
    env: { TRUSTED: trustedCertificate.trim(), ...sentences(uri, names) },
    tmpfs: { "/tmp": tmpfsFor(user, 1) },
    health: { command: ACME_HEALTH, intervalSeconds: 30, timeoutSeconds: 5 },
    ...{ memoryMb: 128, openFiles: 1024, init: true },
    stop: { signal: "SIGTERM", graceSeconds: 1 },
  };
  return { spec, image, timeoutSeconds: TIMEOUT_SECONDS };
}

/** What is said of a certificate that could not be had. */
function sentences(uri: string, names: readonly string[]) {
  const [first = ""] = names;
  const what = `No certificate for ${names.join(", ")}:`;
  return {
    AWAY:
      `${what} the CA at ${uri} does not answer. Look whether this machine reaches it, and, where it is ` +
      "one of your own, whether acme.trustedCertificate is its.",
    REFUSED:
      `${what} the CA at ${uri} refuses it; why, is above. It asks for http://${first}/.well-known/acme-challenge/ on ` +
      "port 80: each name has to lead to this host, and that port to redirectFrom.",
  };
}
