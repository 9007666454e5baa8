import { CONF_NAME, IN_FORCE } from "./places";

const CONF = `${IN_FORCE}/${CONF_NAME}`;

/** Fixed text. */
const PROGRAM = [
  // As the first process it would not hear them otherwise.
  "trap 'exit 0' QUIT TERM",
  `until [ -f ${CONF} ]; do sleep 0.1; done`,
  // Such as an upstream that is not there yet, after a restart of the engine.
  `until nginx -t -q -c ${CONF}; do sleep 0.5; done`,
  `exec nginx -c ${CONF} -g 'daemon off;'`,
].join("; ");

/**
 * Waits for its configuration, which a job delivers once the container is there, and for the upstream
 * that it names; then it becomes nginx.
 */
export const NGINX_COMMAND = ["sh", "-c", PROGRAM];

/** Says whether nginx would take a configuration, in the directory that has it. */
export const CHECK_COMMAND = ["nginx", "-t", "-q", "-p", "./", "-c", CONF_NAME];

/**
 * Says whether the workers of the configuration before have ended: what that names may be gone then. In
 * brackets, so that it does not find itself.
 */
export const LEFT_COMMAND = [
  "sh",
  "-c",
  "! grep -qs 'worker process is shutting dow[n]' /proc/[0-9]*/cmdline",
];

/** Has nginx take the configuration that is in force. */
export const RELOAD_COMMAND = ["nginx", "-c", CONF, "-s", "reload"];
