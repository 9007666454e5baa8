import { quoted, type Token } from "./token";

/** A directive of an nginx.conf. */
export interface Directive {
  name: DirectiveName;
  args: Token[];
  /** What stands between its braces, if it has any. */
  block?: Directive[];
}

/** The directives that are written here: a name is never made of a value. */
export type DirectiveName =
  | "access_log"
  | "add_header"
  | "alias"
  | "charset"
  | "charset_types"
  | "client_body_temp_path"
  | "client_body_timeout"
  | "client_max_body_size"
  | "default_type"
  | "disable_symlinks"
  | "error_log"
  | "events"
  | "fastcgi_temp_path"
  | "gzip"
  | "gzip_types"
  | "gzip_vary"
  | "http"
  | "include"
  | "internal"
  | "keepalive"
  | "keepalive_min_timeout"
  | "keepalive_requests"
  | "keepalive_timeout"
  | "large_client_header_buffers"
  | "listen"
  | "location"
  | "max_ranges"
  | "merge_slashes"
  | "pid"
  | "proxy_buffer_size"
  | "proxy_buffers"
  | "proxy_busy_buffers_size"
  | "proxy_connect_timeout"
  | "proxy_http_version"
  | "proxy_max_temp_file_size"
  | "proxy_next_upstream"
  | "proxy_pass"
  | "proxy_read_timeout"
  | "proxy_send_timeout"
  | "proxy_set_header"
  | "proxy_temp_path"
  | "return"
  | "root"
  | "scgi_temp_path"
  | "server"
  | "server_name"
  | "server_tokens"
  | "try_files"
  | "upstream"
  | "uwsgi_temp_path"
  | "worker_connections"
  | "worker_processes"
  | "worker_rlimit_nofile"
  | "zone"
  | "least_conn";

/** A directive that ends with a semicolon. */
export function directive(name: DirectiveName, ...args: Token[]): Directive {
  return { name, args };
}

/** A directive with braces. */
export function block(name: DirectiveName, args: Token[], directives: Directive[]): Directive {
  return { name, args, block: directives };
}

/** Directives as the text of an nginx.conf. */
export function renderDirectives(directives: Directive[], indent = ""): string {
  return directives.map((one) => renderDirective(one, indent)).join("");
}

function renderDirective({ name, args, block }: Directive, indent: string): string {
  const words = [name, ...args.map(written)].join(" ");
  if (!block) return `${indent}${words};\n`;
  return `${indent}${words} {\n${renderDirectives(block, `${indent}    `)}${indent}}\n`;
}

/** A plain word reads better without its quotes, and means the same. */
function written(token: Token): string {
  return typeof token === "string" && /^[\w./:=~^+-]+$/.test(token) ? token : quoted(token);
}
