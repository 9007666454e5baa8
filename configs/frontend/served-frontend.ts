import { patternProblems, type Problem } from "../problems";

/** A built front end, as what serves it has to know it. */
export interface FrontendPlan {
  /** What begins with it is for the app; it ends with a slash. */
  apiPrefix: string;
  /** Changes when the front end's files do. */
  fingerprint: string;
}

/** Where an image has its front end's files. */
export const FRONTEND_DIRECTORY = "/srv/frontend";

/** Where an image has the Python module that serves them. */
export const FRONTEND_MODULE_DIRECTORY = "/opt/flask-serving";

/**
 * A file whose name tells its content, as Vite names what it builds: it never changes, so that a browser may
 * keep it. `my-document.css` is none: not every word of eight letters is a hash. For PCRE and Python alike.
 */
export const HASHED_ASSET = String.raw`^/assets/.*[^/]-(?=[a-z_-]*[A-Z0-9])[A-Za-z0-9_-]{8}\.[a-z0-9]+`;

/** The same path with the slash that ends a prefix: `/api` would be the prefix of `/apiary` too. */
export function withSlash(apiPrefix: string): string {
  return apiPrefix.endsWith("/") ? apiPrefix : `${apiPrefix}/`;
}

/** The problem with a prefix, if there is one. */
export function apiPrefixProblems(path: string, apiPrefix: string): Problem[] {
  return patternProblems(path, apiPrefix, {
    pattern: /^(\/[A-Za-z0-9._~-]+)+\/?$/,
    expected: "a path that tells the app's requests from the front end's, such as /api/",
  });
}

/** What a server is started with: one that serves a front end has it before the app. */
export function withFrontend<
  T extends { app: string; env: Record<string, string>; frontend: FrontendPlan | undefined },
>(server: T): T {
  const { app, env, frontend } = server;
  if (frontend === undefined) return server;
  const settings = {
    PYTHONPATH: [FRONTEND_MODULE_DIRECTORY, env.PYTHONPATH].filter(Boolean).join(":"),
    FRONTEND_APP: app,
    FRONTEND_API_PREFIX: frontend.apiPrefix,
    FRONTEND_HASHED: HASHED_ASSET,
  };
  return { ...server, app: "serve_frontend:app", env: { ...env, ...settings } };
}
