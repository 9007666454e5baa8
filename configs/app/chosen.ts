import { Server } from "../server/servers";
import { Tuning } from "../tuning";
import { Load, Proxy } from "./choices";
import type { FlaskAppOptions } from "./options";

/** The choices of an app, each made. */
export interface Chosen {
  server: Server;
  proxy: Proxy;
  tuning: Tuning;
  load: Load;
}

/** The choices where they are made, else their defaults. */
export function chosen(options: FlaskAppOptions): Chosen {
  const { server = Server.Gunicorn, proxy = Proxy.None, tuning = Tuning.Production } = options;
  const { paths = [], requests = [] } = options;
  const asks = options.locustfile !== undefined || paths.length + requests.length > 0;
  const { load = asks ? Load.Steady : Load.Off } = options;
  return { server, proxy, tuning, load };
}
