import type { Ledger } from "./ledger";
import type { Comparison } from "./result";
import { times } from "./verdict";

/** Why each carries more or less than the reference: what of a request costs more, and what less, a sentence each. */
export function explainedWords(
  compared: Pick<Comparison, "ledger" | "reference" | "comparison" | "verdicts">,
): string[] {
  const { ledger, reference } = compared;
  const own = ledger.find(({ candidate }) => candidate === reference);
  if (own === undefined) return [];
  return ledger
    .filter((one) => one !== own)
    .flatMap((one) => {
      const parts = partsOf(one, own);
      if (parts === undefined) return [];
      const changes = parts.filter(({ us }) => Math.abs(us) >= 1).map(changeWords);
      const what = changes.length > 0 ? changes.join(", ") : "no part differs by a µs";
      return [`${one.candidate}, beside ${reference}: ${what}.${carriedWords(one, compared)}`];
    });
}

interface Change {
  part: string;
  us: number;
}

/** What a request costs more, part by part; undefined where a part is not known. */
function partsOf(one: Ledger, own: Ledger): Change[] | undefined {
  const isApart = one.logUs.rounds > 0 && own.logUs.rounds > 0;
  const [mine, other] = isApart ? [apart(one), apart(own)] : [together(one), together(own)];
  if (mine === undefined || other === undefined) return undefined;
  return Object.keys(mine).map((part) => ({ part, us: (mine[part] ?? 0) - (other[part] ?? 0) }));
}

function apart({ serverUs, proxyUs = 0, logUs }: Ledger): Record<string, number> | undefined {
  if (serverUs === null || proxyUs === null) return undefined;
  return { "the server": serverUs, "the log": logUs.median ?? 0, nginx: proxyUs };
}

/** Where one log was not told apart, what writes it is taken with it on both sides. */
function together({ serverUs, proxyUs, logUs }: Ledger): Record<string, number> | undefined {
  if (serverUs === null || proxyUs === null) return undefined;
  const log = logUs.median ?? 0;
  const [ofServer, ofProxy] = proxyUs === undefined ? [log, 0] : [0, log];
  return {
    "the server with what it logs": serverUs + ofServer,
    "nginx with what it logs": (proxyUs ?? 0) + ofProxy,
  };
}

function changeWords({ part, us }: Change): string {
  return `${part} ${Math.abs(us).toFixed(0)} µs ${us > 0 ? "more" : "less"}`;
}

/** Whether the CPU explains what was carried. */
function carriedWords(
  { candidate }: Ledger,
  { reference, comparison, verdicts }: Pick<Comparison, "reference" | "comparison" | "verdicts">,
): string {
  const cpuOf = (slot: string) => comparison[slot]?.cpuUsPerRequest.median ?? undefined;
  const [own, mine] = [cpuOf(reference), cpuOf(candidate)];
  const measured = verdicts.find(
    (one) => one.candidate === candidate && one.measure === "carriedPerSecond",
  )?.interval?.ratio;
  if (own === undefined || mine === undefined || measured === undefined) return "";
  return ` By its CPU alone a core would carry ${times(own / mine)} times as much; ${times(measured)} times were measured.`;
}
