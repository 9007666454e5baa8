import type { HealthCheck } from "../container/spec";
import { because, block, type Directive, directive } from "./core/directive";

/** Only the container itself reaches it. */
const ADDRESS = "127.0.0.1:8081";

/** Fixed text: bash can open a connection, so that the image needs no curl. */
const asks = (path: "/healthz" | "/status") => [
  ...["bash", "-c"],
  [
    "exec 3<>/dev/tcp/127.0.0.1/8081",
    `printf "GET ${path} HTTP/1.0\\r\\n\\r\\n" >&3`,
    "read -r line <&3",
    "cat <&3",
    '[[ $line == *" 200 "* ]]',
  ].join(" && "),
];

/** Asks nginx whether it answers; the answer's last line names the configuration in force. */
export const NGINX_HEALTH: HealthCheck = {
  command: asks("/healthz"),
  intervalSeconds: 30,
  timeoutSeconds: 5,
};

/** Asks it how busy it is. */
export const STATUS_COMMAND = asks("/status");

/** The server that answers it. `confHash` is how a reload is known to be done. */
export function healthServer(confHash: string): Directive {
  const [server] = because(
    undefined,
    "Only the container itself is answered there: which configuration is in force, and how busy nginx is.",
    block(
      "server",
      [],
      [
        directive("listen", ADDRESS),
        directive("access_log", "off"),
        block("location", ["=", "/healthz"], [directive("return", "200", confHash)]),
        block(
          "location",
          ["=", "/status"],
          [directive("stub_status"), directive("allow", "127.0.0.1"), directive("deny", "all")],
        ),
      ],
    ),
  );
  return server!;
}
