import type { X509Certificate } from "node:crypto";
import { certificatesOf } from "./certificate";

const DAY_MS = 86_400_000;

/** Long enough for somebody to renew it, and shorter than what renews by itself leaves. */
const SOON_DAYS = 14;

/** What of a certificate works, and not as it was meant: until when it is valid, for whom, and by whom. */
export function certificateFindings(
  text: string,
  hosts: readonly string[],
  now = new Date(),
): string[] {
  const chain = certificatesOf(text);
  const [own] = chain;
  if (!own) return [];
  return [...validity(own, now), ...namesOf(own, hosts), ...orderOf(chain)].map(
    (one) => `tlsCertificate: ${one}`,
  );
}

/** Until when it is valid, as a date. */
export function validUntil({ validTo }: X509Certificate): string {
  return new Date(validTo).toISOString().slice(0, 10);
}

function validity(own: X509Certificate, now: Date): string[] {
  const until = validUntil(own);
  const days = Math.floor((Date.parse(own.validTo) - now.getTime()) / DAY_MS);
  if (Date.parse(own.validFrom) > now.getTime())
    return [`it is not valid before ${own.validFrom}: browsers refuse it until then.`];
  if (days < 0) return [`it has not been valid since ${until}: browsers refuse it. Renew it.`];
  return days < SOON_DAYS ? [`it is valid until ${until}: ${days} days. Renew it.`] : [];
}

function namesOf(own: X509Certificate, hosts: readonly string[]): string[] {
  const missing = hosts.filter((host) => own.checkHost(host) === undefined);
  if (missing.length === 0) return [];
  const known = own.subjectAltName ?? "none";
  return [
    `it is not for ${missing.join(", ")}, and browsers refuse it there; its names: ${known}.`,
  ];
}

/** A client that does not know who issued one asks nobody: it refuses. */
function orderOf(chain: readonly X509Certificate[]): string[] {
  const wrong = chain.findIndex((one, index) => {
    const next = chain[index + 1];
    return next !== undefined && !one.checkIssued(next);
  });
  if (wrong < 0) return [];
  return [
    `certificate ${wrong + 2} did not issue certificate ${wrong + 1}: some clients refuse that. ` +
      "Put each behind the one that it issued.",
  ];
}
