import { type Directive, directive } from "./core/directive";

/** Where the configuration lies in the container. */
export const CONF_DIRECTORY = "/conf";
export const CONF_FILE = `${CONF_DIRECTORY}/nginx.conf`;

/** Fixed text. */
const PROGRAM = [
  // As the first process it would not hear them otherwise.
  "trap 'exit 0' QUIT TERM",
  `until [ -f ${CONF_FILE} ]; do sleep 0.1; done`,
  // Such as an upstream that is not there yet, after a restart of the engine.
  `until nginx -t -q -c ${CONF_FILE}; do sleep 0.5; done`,
  `exec nginx -c ${CONF_FILE} -g 'daemon off;'`,
].join("; ");

/**
 * Waits for its configuration, which a job writes once the container is there, and for the upstream
 * that it names; then it becomes nginx.
 */
export const NGINX_COMMAND = ["sh", "-c", PROGRAM];

/** What a numeric user with a read-only root needs: all that nginx writes lies in memory. */
export function processDirectives(): Directive[] {
  return [
    directive("pid", "/tmp/nginx.pid"),
    directive("error_log", "/dev/stderr", "warn"),
    directive("worker_processes", "auto"),
  ];
}

/** The same within `http`. */
export function tempPathDirectives(): Directive[] {
  return [
    directive("client_body_temp_path", "/tmp/client_body"),
    directive("proxy_temp_path", "/tmp/proxy"),
    directive("fastcgi_temp_path", "/tmp/fastcgi"),
    directive("uwsgi_temp_path", "/tmp/uwsgi"),
    directive("scgi_temp_path", "/tmp/scgi"),
  ];
}

/** A user takes two: one of its own, and one to the upstream; the rest is for health checks and reloads. */
export function workerConnections(expectedUsers: number): number {
  return 2 * expectedUsers + 512;
}
