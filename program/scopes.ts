import { Load, Proxy } from "../configs/app/choices";
import type { Chosen } from "../configs/app/chosen";
import { Server, SERVERS } from "../configs/server/servers";
import { Tuning } from "../configs/tuning";

/** What a stack is made of, as far as a key may be for it. */
export interface Stack extends Chosen {
  hasFrontend: boolean;
  hasRelease: boolean;
  /** Whether its config says both what runs the app and what stands before that. */
  saysServerAndProxy: boolean;
}

/** A part of a stack, and what is said where it does not have it. */
interface ScopeKind {
  isThere(stack: Stack): boolean;
  /** Why the key has no effect, in words that end a sentence. */
  otherwise: string;
}

/** What a key is for: a stack may lack it. */
export const SCOPES = {
  app: { isThere: () => true, otherwise: "" },
  preset: {
    isThere: ({ saysServerAndProxy }: Stack) => !saysServerAndProxy,
    otherwise: "server and proxy say all that it would",
  },
  frontend: {
    isThere: ({ hasFrontend }: Stack) => hasFrontend,
    otherwise: "it builds a front end, and there is none",
  },
  release: {
    isThere: ({ hasRelease }: Stack) => hasRelease,
    otherwise: "there is no release to wait for",
  },
  gunicorn: {
    isThere: ({ server }: Stack) => server === Server.Gunicorn,
    otherwise: "only Gunicorn has it, and server is another",
  },
  granian: {
    isThere: ({ server }: Stack) => server === Server.Granian,
    otherwise: "only Granian has it, and server is another",
  },
  workers: {
    isThere: ({ server }: Stack) => SERVERS[server].hasReplicas,
    otherwise: "Flask's development server is one process",
  },
  proxy: {
    isThere: ({ proxy }: Stack) => proxy === Proxy.Nginx,
    otherwise: "it is for nginx, and proxy is none",
  },
  tunedProxy: {
    isThere: ({ proxy, tuning }: Stack) => proxy === Proxy.Nginx && tuning === Tuning.Production,
    otherwise: "it is for nginx in production tuning",
  },
  behind: {
    isThere: ({ server, proxy, tuning }: Stack) =>
      proxy === Proxy.Nginx ? tuning === Tuning.Production : SERVERS[server].hasReplicas,
    otherwise: "only nginx in production tuning, Gunicorn and Granian believe a proxy",
  },
  staticFiles: {
    isThere: ({ proxy, tuning, hasFrontend }: Stack) =>
      (proxy === Proxy.Nginx && tuning === Tuning.Production) || hasFrontend,
    otherwise: "the app serves its own files, as no nginx in production tuning stands before it",
  },
  logs: {
    isThere: ({ server, proxy }: Stack) => SERVERS[server].hasReplicas || proxy === Proxy.Nginx,
    otherwise: "Flask's development server always logs",
  },
  load: {
    isThere: ({ load }: Stack) => load !== Load.Off,
    otherwise: "nothing is measured, as load is off",
  },
  users: {
    isThere: ({ load, proxy }: Stack) => load !== Load.Off || proxy === Proxy.Nginx,
    otherwise: "nothing is measured, as load is off, and no nginx has room for them",
  },
  settlingLoad: {
    isThere: ({ load }: Stack) => load !== Load.Off && load !== Load.Ramp,
    otherwise: "a ramp is measured from its first user on, and load off not at all",
  },
  stepsLoad: {
    isThere: ({ load }: Stack) => load === Load.Steps || load === Load.Capacity,
    otherwise: "only load steps and load capacity have steps",
  },
  capacityLoad: {
    isThere: ({ load }: Stack) => load === Load.Capacity,
    otherwise: "only with load capacity somebody looks for what is carried",
  },
  openLoad: {
    isThere: ({ load }: Stack) => load === Load.Open,
    otherwise: "only with load open somebody comes",
  },
} satisfies Record<string, ScopeKind>;

export type Scope = keyof typeof SCOPES;
