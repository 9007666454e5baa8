import { Tuning } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";
import { routesOf } from "../route";
import { known, type NamesOptions } from "../server-names";

/** What nginx has room for by itself: it warns of more names, or does not start for a long one. */
const OWN = { names: 100, letters: 32, variables: 200 };

type Options = NamesOptions & { headers?: Record<string, string> | undefined };

/** Room for host names, and for variables of our own, where there are many. */
export const tables: Feature<Options> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: (options) => ({ http: [...forNames(options), ...forVariables(options)] }),
  explain: (options) =>
    forNames(options).length + forVariables(options).length === 0
      ? undefined
      : "Keeps room for many names, or for long ones.",
};

function forNames(options: Options) {
  const names = known(options);
  const isLong = names.some((name) => name.length > OWN.letters);
  return [
    ...(isLong
      ? because(
          "serverName",
          "Room for a long host name.",
          directive("server_names_hash_bucket_size", "512"),
        )
      : []),
    ...(names.length > OWN.names
      ? because(
          "routes",
          "Room for many host names.",
          directive("server_names_hash_max_size", String(16 * names.length)),
        )
      : []),
  ];
}

/** A header has one variable, and a route three at most. */
function forVariables(options: Options) {
  const { headers = {} } = options;
  const count = Object.keys(headers).length + 3 * routesOf(options).length;
  if (count <= OWN.variables) return [];
  const directives = [directive("variables_hash_max_size", String(16 * count))];
  return because("routes", "Room for the variables of many routes or headers.", ...directives);
}
