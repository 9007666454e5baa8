import { flaskDevServerPlan } from "./flask/dev-server";
import { granianPlan, type GranianOptions } from "./granian/plan";
import { gunicornPlan, type GunicornOptions } from "./gunicorn/plan";
import type { ServerPlan } from "./plan";

/** What runs the app. */
export const Server = {
  /** Flask's development server: to measure, not to serve with. */
  Flask: "flask",
  /** Gunicorn, with several workers. */
  Gunicorn: "gunicorn",
  /** Granian, with several workers: Rust takes the requests, Python answers them. */
  Granian: "granian",
} as const;
export type Server = (typeof Server)[keyof typeof Server];

/** What a server brings along. */
interface ServerKind {
  /** What it is called in a sentence. */
  title: string;
  /** Its own package, installed where the app's list lacks it; Flask is there anyway. */
  package:
    | {
        program: string;
        requirement: string;
        needs?: readonly { module: string; requirement: string; beside?: string }[];
      }
    | undefined;
  /** Decides how it runs; throws a ProblemsError that lists all that is wrong. */
  plan(name: string, options: GunicornOptions & GranianOptions): ServerPlan;
  /** Whether several of its containers can share the requests. */
  hasReplicas: boolean;
}

/** A row a server: another one is a row, a folder beside this file and a component. */
export const SERVERS: Record<Server, ServerKind> = {
  flask: {
    title: "Flask's development server",
    package: undefined,
    plan: flaskDevServerPlan,
    hasReplicas: false,
  },
  gunicorn: {
    title: "Gunicorn",
    package: {
      program: "gunicorn",
      // The second is the newest that an old Python takes.
      requirement: `'gunicorn==27.0.1 ; python_version >= "3.10"' 'gunicorn ; python_version < "3.10"'`,
      needs: [
        // Gunicorn 20 imports pkg_resources, which the setuptools that it asks for has no more.
        { module: "gunicorn.util", requirement: "'setuptools<81'" },
        // Its worker for gevent; Gunicorn asks for it by an extra alone.
        { beside: "gevent", module: "packaging", requirement: "packaging" },
      ],
    },
    plan: gunicornPlan,
    hasReplicas: true,
  },
  granian: {
    title: "Granian",
    package: { program: "granian", requirement: "granian==2.8.7" },
    plan: granianPlan,
    hasReplicas: true,
  },
};
