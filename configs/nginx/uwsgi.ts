import { because, type Directive, directive, type DirectiveName } from "./core/directive";
import { partsOf, type Token, variable, type VariableName } from "./core/token";

/** What nginx's module for HTTP and that for uWSGI's protocol have in common, but for the first word. */
const ALIKE = [
  ...["buffer_size", "buffers", "busy_buffers_size", "max_temp_file_size"],
  ...["cache", "cache_background_update", "cache_bypass", "cache_key", "cache_lock"],
  ...["cache_valid", "no_cache"],
  ...["connect_timeout", "read_timeout", "send_timeout"],
  ...["next_upstream", "next_upstream_timeout", "next_upstream_tries"],
  ...["hide_header"],
] as const;

/** A connection is that of one request: nothing is said of it, not by the client either. */
const OF_CONNECTIONS = ["Connection", "Upgrade"];

/** What a WSGI app is told of a request besides its headers; of its path what nginx decided on. */
const OF_REQUEST: [string, VariableName][] = [
  ["REQUEST_METHOD", "request_method"],
  ["REQUEST_URI", "request_uri"],
  ["PATH_INFO", "uri"],
  ["QUERY_STRING", "args"],
  ["CONTENT_TYPE", "content_type"],
  ["CONTENT_LENGTH", "content_length"],
  ["SERVER_PROTOCOL", "server_protocol"],
  ["SERVER_NAME", "server_name"],
  ["SERVER_PORT", "server_port"],
  ["REMOTE_ADDR", "remote_addr"],
];

/** What passes requests on by HTTP, for a service that speaks uWSGI's protocol. */
export function overUwsgi(directives: readonly Directive[]): Directive[] {
  const told = [...OF_REQUEST.map(param), ...OF_CONNECTIONS.map((name) => header(name, ""))];
  return [...because("upstream", WHY, ...told), ...directives.flatMap(translated)];
}

const WHY = "What the app is told of a request, in uWSGI's own protocol.";

function param([name, value]: [string, VariableName]): Directive {
  return directive("uwsgi_param", name, [variable(value)]);
}

function translated(one: Directive): Directive[] {
  const [first = "", second = ""] = one.args;
  switch (one.name) {
    case "proxy_http_version":
      return [];
    case "proxy_pass":
      return [{ ...one, name: "uwsgi_pass", args: [withoutScheme(first)] }];
    case "proxy_set_header":
      return OF_CONNECTIONS.includes(String(first))
        ? []
        : [{ ...one, ...header(String(first), second) }];
    case "proxy_cache_use_stale":
      return [{ ...one, name: "uwsgi_cache_use_stale", args: one.args.filter(isKnownStale) }];
    default: {
      const alike = ALIKE.find((name) => one.name === `proxy_${name}`);
      return [alike ? { ...one, name: `uwsgi_${alike}` satisfies DirectiveName } : one];
    }
  }
}

/** That module knows two answers less for which an old one is better. */
function isKnownStale(when: Token): boolean {
  return when !== "http_502" && when !== "http_504";
}

/** An empty one takes the client's away, as it does for HTTP. */
function header(name: string, value: Token): Directive {
  const known = `HTTP_${name.toUpperCase().replaceAll("-", "_")}`;
  return directive("uwsgi_param", known, value, "if_not_empty");
}

function withoutScheme(target: Token): Token {
  const parts = partsOf(target).map((part) =>
    typeof part === "string" ? part.replace(/^http:\/\//, "") : part,
  );
  return parts.filter((part) => part !== "");
}
