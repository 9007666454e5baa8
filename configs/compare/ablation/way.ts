import { Proxy } from "../../app/choices";
import type { FlaskAppOptions } from "../../app/options";
import { UnsafePlace } from "../../nginx/features/unsafe";
import { WorkerClass } from "../../server/gunicorn/worker-class";
import { Server } from "../../server/servers";
import { Tuning } from "../../tuning";
import type { Candidate } from "../candidate";
import type { ComparisonSettings } from "../settings";

/** A way to serve between two others. */
export interface Way extends Candidate {
  /** The app's options, as this way has them. */
  told(app: FlaskAppOptions): FlaskAppOptions;
  /** The nginx.conf, as this way has it. */
  conf(text: string): string;
}

/** One thing that differs between the first way and the last. */
export interface Change {
  name: string;
  /** What is there with it, and what without it. */
  what: string;
  /** A way without it. */
  without(way: Way): Way;
  /** It is nginx's: before there is one there is nothing to change. */
  isOfProxy?: true;
}

/** Where all changes lead to. */
export const LAST: Way = {
  ...{ name: "granian-nginx", server: Server.Granian, proxy: Proxy.Nginx },
  ...{ tuning: Tuning.Production, told: (app) => app, conf: (text) => text },
};

/**
 * From the study's bare Gunicorn to granian-nginx, one thing at a time. Not among them, as nothing here deploys it: a
 * socket in place of a port, and uWSGI's own protocol.
 */
export const CHANGES: readonly Change[] = [
  {
    name: "proxy",
    what: "nginx before the server, or nothing",
    without: (way) => ({ ...way, proxy: Proxy.None }),
  },
  {
    name: "HTTP version",
    what: "nginx asks the server by HTTP/1.1, or by 1.0",
    without: (way) => ({ ...way, conf: (text) => asHttp10(way.conf(text)) }),
    isOfProxy: true,
  },
  {
    name: "worker class",
    what: "Gunicorn's workers have threads and keep connections, or are sync, and close each",
    without: (way) =>
      way.server === Server.Gunicorn
        ? telling(way, { workerClass: WorkerClass.Sync, threads: 1 })
        : way,
  },
  {
    name: "keep-alive",
    what: "nginx uses a connection to the server again, or opens one for each request",
    without: (way) => tellingNginx(way, { keepAlive: false }),
    isOfProxy: true,
  },
  {
    name: "buffering",
    what: "nginx takes an answer as fast as the server gives it, or as fast as the client takes it",
    without: (way) => ({ ...way, told: (app) => unbuffered(way.told(app)) }),
    isOfProxy: true,
  },
  {
    name: "access log",
    what: "a line for each request, of what stands in front, or none",
    without: (way) => telling(way, { accessLog: false }),
  },
  {
    name: "server",
    what: "Granian, or Gunicorn",
    without: (way) => ({ ...way, server: Server.Gunicorn }),
  },
];

/** All that may be started: an ablation has ways that nobody named, of both its servers. */
export function startedCandidates({
  candidates = [],
  ablation,
}: Partial<Pick<ComparisonSettings, "candidates" | "ablation">>): readonly Candidate[] {
  return ablation === true ? [...candidates, LAST, wayWith([])] : candidates;
}

/** The last way without all changes but these: of the server first, since it decides what others mean. */
export function wayWith(changes: readonly Change[]): Way {
  const missing = CHANGES.filter((one) => !changes.includes(one)).reverse();
  return missing.reduce((way, change) => change.without(way), LAST);
}

function telling(way: Way, told: Partial<FlaskAppOptions>): Way {
  return { ...way, told: (app) => ({ ...way.told(app), ...told }) };
}

function tellingNginx(way: Way, told: FlaskAppOptions["nginx"]): Way {
  const all = (app: FlaskAppOptions) => ({ ...app, nginx: { ...app.nginx, ...told } });
  return { ...way, told: (app) => all(way.told(app)) };
}

function unbuffered(app: FlaskAppOptions): FlaskAppOptions {
  const reason = "an ablation measures what it is worth";
  const off = { text: "proxy_buffering off;", reason, place: UnsafePlace.Location };
  return { ...app, nginx: { ...app.nginx, unsafe: [...(app.nginx?.unsafe ?? []), off] } };
}

/** nginx's own until 1.29.7; no option asks for it. */
function asHttp10(conf: string): string {
  return conf.replaceAll("proxy_http_version 1.1;", "proxy_http_version 1.0;");
}
