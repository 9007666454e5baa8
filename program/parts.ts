import { Load, Proxy } from "../configs/app/choices";
import type { Chosen } from "../configs/app/parts";
import { Server } from "../configs/server/servers";
import { Tuning } from "../configs/tuning";

/** What a key can be for, and what is said where a stack does not have it. */
interface PartKind {
  isThere(stack: Chosen): boolean;
  /** Why the key has no effect, in words that end a sentence. */
  otherwise: string;
}

/** The parts of a stack that it may lack. */
export const PARTS = {
  app: { isThere: () => true, otherwise: "" },
  gunicorn: {
    isThere: ({ server }: Chosen) => server === Server.Gunicorn,
    otherwise: "only Gunicorn has it, and server is another",
  },
  proxy: {
    isThere: ({ proxy }: Chosen) => proxy === Proxy.Nginx,
    otherwise: "it is for nginx, and proxy is none",
  },
  tunedProxy: {
    isThere: ({ proxy, tuning }: Chosen) => proxy === Proxy.Nginx && tuning === Tuning.Production,
    otherwise: "it is for nginx in production tuning",
  },
  logs: {
    isThere: ({ server, proxy }: Chosen) => server === Server.Gunicorn || proxy === Proxy.Nginx,
    otherwise: "Flask's development server always logs",
  },
  load: {
    isThere: ({ load }: Chosen) => load !== Load.Off,
    otherwise: "nothing is measured, as load is off",
  },
  users: {
    isThere: ({ load, proxy }: Chosen) => load !== Load.Off || proxy === Proxy.Nginx,
    otherwise: "nothing is measured, as load is off, and no nginx has room for them",
  },
  steadyLoad: {
    isThere: ({ load }: Chosen) => load === Load.Steady,
    otherwise: "only a steady load settles",
  },
} satisfies Record<string, PartKind>;

export type Part = keyof typeof PARTS;
