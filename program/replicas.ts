import type { Problem } from "../configs/problems";
import type { ConfigValues } from "./config-values";
import type { Topology } from "./topology";

/** What of a stack does not go with more than one container of its server. */
export function topologyReplicasProblems(
  { replicas: got, tuning }: ConfigValues,
  topology: Topology | undefined,
): Problem[] {
  if (got === undefined || got === 1) return [];
  const only = (expected: string, remedy: string) => ({ path: "replicas", expected, got, remedy });
  return [
    ...(topology === "dev-server" ? [only("none: only Gunicorn has replicas", NGINX)] : []),
    ...(topology === "gunicorn"
      ? [only("1 without nginx, which shares the requests out to several", NGINX)]
      : []),
    ...(tuning === "article"
      ? [only("1 with tuning article, as the study had", "Set tuning to production.")]
      : []),
  ];
}

const NGINX = "Set topology to gunicorn-nginx.";
