import { directive } from "../core/directive";
import type { Feature } from "../feature";
import { EVERY_TUNING } from "../../tuning";

/** What a numeric user with a read-only root needs. */
export const process: Feature<object> = {
  options: [],
  tunings: EVERY_TUNING,
  problems: () => [],
  adds: () => ({
    main: [
      directive("pid", "/tmp/nginx.pid"),
      directive("error_log", "/dev/stderr", "warn"),
      directive("worker_processes", "auto"),
    ],
    http: [
      directive("client_body_temp_path", "/tmp/client_body"),
      directive("proxy_temp_path", "/tmp/proxy"),
      directive("fastcgi_temp_path", "/tmp/fastcgi"),
      directive("uwsgi_temp_path", "/tmp/uwsgi"),
      directive("scgi_temp_path", "/tmp/scgi"),
    ],
  }),
  explain: () =>
    "Runs as a user without rights, one worker a CPU; a large body waits on disk, until the app has read it.",
};
