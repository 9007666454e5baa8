import type { Problem } from "../../problems";
import { because, directive } from "../core/directive";
import { addressOf } from "../endpoints";
import type { Feature } from "../feature";
import type { RoutesOptions } from "../route";
import { Tuning } from "../../tuning";
import { type Options as ListenOptions, PORT } from "./listen";

const AS_IT_WAS = "The study's server block has it.";

/** The study's server block, to the letter, with the name of the service that it passes to. */
export const baseline: Feature<RoutesOptions & ListenOptions> = {
  options: {},
  tunings: [Tuning.Baseline],
  problems: baselineProblems,
  adds: ({ port = PORT.default }) => ({
    server: because(
      "tuning",
      AS_IT_WAS,
      directive("listen", String(port)),
      directive("server_name", "localhost"),
    ),
    location: ({ route }) => {
      const [endpoint = { host: "web", port: 5901 }] = route.upstream.endpoints;
      const address = `http://${addressOf(endpoint)}`;
      return because("tuning", AS_IT_WAS, directive("proxy_pass", address));
    },
  }),
  explain: () =>
    "Passes each request on as the study's nginx did: over a connection of its own, without a word about the client.",
};

/** What the study's block has no place for. */
function baselineProblems({
  tuning,
  routes,
  frontend,
  serverName,
  tlsCertificate,
  acme,
}: Parameters<typeof baseline.adds>[0]): Problem[] {
  if (tuning !== Tuning.Baseline) return [];
  const remedy = "Set tuning to production, or leave it out.";
  const none = (path: string, got: unknown): Problem[] =>
    got === undefined
      ? []
      : [
          {
            path,
            expected: "nothing with tuning baseline, the study's one service",
            got: "one",
            remedy,
          },
        ];
  return [
    ...none("routes", routes),
    ...none("frontend", frontend),
    ...none("serverName", serverName),
    ...none("tlsCertificate", tlsCertificate),
    ...none("acme", acme),
  ];
}
