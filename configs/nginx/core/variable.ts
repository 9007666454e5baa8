import type { DirectiveName } from "./directive-name";

/** A variable of nginx, which it replaces by a value of the request. */
export interface Variable {
  variable: VariableName;
  /** Whether it is made here, by a map: nginx takes no braces around its name then. */
  isMade?: true;
}

/** Those that are written here; one of ours is what a map makes of others. */
export type VariableName =
  | `${"arg" | "cookie" | "http" | "our" | "upstream_http"}_${string}`
  | (typeof OF_THE_LOG)[number]
  | "1"
  | "args"
  | "binary_remote_addr"
  | "content_length"
  | "content_type"
  | "server_name"
  | "server_port"
  | "uri"
  | "upstream_bytes_sent";

/** What a line of the log may tell. */
const OF_THE_LOG = [
  ...["time_iso8601", "request_id", "remote_addr", "host", "request_method", "request_uri"],
  ...["server_protocol", "status", "body_bytes_sent", "request_length", "request_time", "scheme"],
  ...["upstream_addr", "upstream_status", "upstream_connect_time", "upstream_header_time"],
  ...["upstream_response_time", "upstream_cache_status", "http_referer", "http_user_agent"],
  "upstream_http_x_app_seconds",
] as const;

/**
 * The variables that each directive may have: what a client chose may not become part of a header or of an
 * address. A directive that is not here has none.
 */
const ALLOWED: Partial<Record<DirectiveName | "pattern", RegExp>> = {
  add_header: /^our_/,
  default: /^(our_(part|group)|uri|args)$/,
  error_page: /^our_/,
  hash: /^(request_uri|binary_remote_addr|(arg|cookie|http)_.*)$/,
  limit_conn_zone: /^binary_remote_addr$/,
  limit_req_zone: /^binary_remote_addr$/,
  log_format: new RegExp(`^(our_version|${OF_THE_LOG.join("|")})$`),
  map: /^(our_.*|remote_addr|(cookie|http)_.*|http_upgrade|upstream_bytes_sent|upstream_status|request_uri|upstream_http_.*)$/,
  proxy_cache_bypass: /^http_(cookie|authorization)$/,
  proxy_cache_key: /^(scheme|host|request_uri|our_version)$/,
  proxy_no_cache: /^http_(cookie|authorization)$/,
  // What a pattern of a map has in brackets.
  pattern: /^1$/,
  proxy_pass: /^our_(group|rest_[a-z0-9_]+)$/,
  proxy_set_header: /^(host|remote_addr|scheme|our_.*)$/,
  return: /^(host|request_uri)$/,
  // A file that is named by one is read when a client comes, and not when nginx starts.
  ssl_certificate: /^our_acme$/,
  ssl_certificate_key: /^our_acme$/,
  split_clients: /^(our_part|remote_addr|(cookie|http)_.*)$/,
  try_files: /^(uri|our_way_[a-z0-9_]+)$/,
  uwsgi_cache_bypass: /^http_(cookie|authorization)$/,
  uwsgi_cache_key: /^(scheme|host|request_uri|our_version)$/,
  uwsgi_no_cache: /^http_(cookie|authorization)$/,
  uwsgi_param:
    /^(host|remote_addr|scheme|our_.*|request_method|request_uri|uri|args|content_type|content_length|server_(protocol|name|port))$/,
  uwsgi_pass: /^our_group$/,
};

/** A variable, to stand in a token. */
export function variable(name: VariableName): Variable {
  return { variable: name };
}

/** A variable that a map makes, to stand in its second place. */
export function made(name: `our_${string}`): Variable[] {
  return [{ variable: name, isMade: true }];
}

/** What a pattern of a map has in its brackets: nginx takes no braces around its number either. */
export function captured(): Variable {
  return { variable: "1", isMade: true };
}

/** Whether a directive may have a variable. */
export function mayHave(directive: string, { variable }: Variable): boolean {
  const allowed = ALLOWED[directive as keyof typeof ALLOWED];
  return /^[a-z0-9_]+$/.test(variable) && allowed !== undefined && allowed.test(variable);
}
