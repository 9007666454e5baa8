import { Egress } from "../container/egress";
import official from "../images.json";
import { imageReferenceProblems } from "../container/image-reference";
import { withoutContent } from "../image/app-file";
import { findApp } from "../image/find-app";
import type { FrontendOptions } from "../image/frontend-build";
import { flaskImagePlan } from "../image/plan";
import { runAs, type RunAsOptions } from "../image/run-as";
import type { DefaultImages } from "../default-images";
import { loadPlan } from "../load/plan";
import { proxyPlan } from "../nginx/plan";
import {
  booleanProblems,
  choiceProblems,
  listProblems,
  onceEach,
  patternProblems,
  type Problem,
  problemsOf,
  recordProblems,
} from "../problems";
import { revisionProblems } from "../server/options";
import { Server, SERVERS } from "../server/servers";
import { Tuning } from "../tuning";
import { Load, Proxy } from "./choices";
import { PYTHON_VERSION } from "./python-version";
import type { FlaskAppOptions } from "./options";
import { chosen, imageOptions, loadOptions, proxyOptions, serverOptions } from "./parts";

/** What of this machine and of the app's directory decides whether the options are right. */
export interface AppFacts {
  /** The paths of the files that go into the image; undefined where appDir is no directory. */
  files: string[] | undefined;
  /** The text of the app's .flaskenv, if it has one. */
  flaskenv: string | undefined;
  frontend: FrontendOptions | undefined;
  host: Omit<RunAsOptions, "uid" | "gid">;
  images: DefaultImages;
  /** What was wrong with the directories when they were read. */
  problems: readonly Problem[];
}

/**
 * Everything that is wrong with an app's options, by the names under which they were given, each once.
 * @param secretEnv the names of its secret variables, as far as they are known; undefined where it has none
 */
export function appProblems(
  options: FlaskAppOptions,
  facts: AppFacts,
  secretEnv: readonly string[] | undefined,
): Problem[] {
  const shapes = shapeProblems(options);
  const wrong = new Set(shapes.map(({ path }) => path.replace(/[[.].*/, "")));
  const sound = Object.fromEntries(
    Object.entries(options).filter(([name]) => !wrong.has(name)),
  ) as unknown as FlaskAppOptions;
  return onceEach([
    ...shapes,
    ...facts.problems,
    ...pythonProblems(sound),
    ...partsProblems(sound, facts, secretEnv),
  ]);
}

/** What would not even be looked at further: of another type than it has to be. */
function shapeProblems(options: FlaskAppOptions): Problem[] {
  const of = (names: (keyof FlaskAppOptions)[], check: (path: string, got: unknown) => Problem[]) =>
    names.flatMap((name) => (options[name] === undefined ? [] : check(name, options[name])));
  const text = (path: string, got: unknown) =>
    typeof got === "string" ? [] : [{ path, expected: "a text", got }];
  return [
    ...patternProblems("appDir", options.appDir, { pattern: /./, expected: "the app's directory" }),
    ...of(["server"], (path, got) => choiceProblems(path, got, Object.values(Server))),
    ...of(["proxy"], (path, got) => choiceProblems(path, got, Object.values(Proxy))),
    ...of(["tuning"], (path, got) => choiceProblems(path, got, Object.values(Tuning))),
    ...of(["egress"], (path, got) => choiceProblems(path, got, Object.values(Egress))),
    ...of(["load"], (path, got) => choiceProblems(path, got, Object.values(Load))),
    ...of(["hostAccess", "accessLog"], booleanProblems),
    ...of(["aptPackages", "networks", "paths"], (path, got) =>
      listProblems(path, got, { expected: "texts", each: text }),
    ),
    ...of(["data"], (path, got) =>
      listProblems(path, got, { expected: "hostPath and containerPath", each: mountProblems }),
    ),
    ...of(["env"], (path, got) => recordProblems(path, got, "variables with their values")),
    ...of(["python"], (path, got) => patternProblems(path, got, PYTHON_VERSION)),
    ...of(["frontend"], frontendProblems),
    ...of(["nginxImage"], (path, got) =>
      imageReferenceProblems(path, got as string, official.nginx),
    ),
    ...of(
      [
        "requirements",
        "caBundle",
        "secretRevision",
        "locustfile",
        "runId",
        "runTime",
        "settleTime",
      ],
      text,
    ),
  ];
}

function mountProblems(path: string, got: unknown): Problem[] {
  const { hostPath, containerPath } = (got ?? {}) as Record<string, unknown>;
  if (typeof hostPath === "string" && typeof containerPath === "string") return [];
  return [{ path, expected: "hostPath and containerPath", got }];
}

function frontendProblems(path: string, got: unknown): Problem[] {
  const dir = (got as { dir?: unknown } | null)?.dir;
  return typeof dir === "string" ? [] : [{ path, expected: "a front end with its dir", got }];
}

/** An image says the version too. */
function pythonProblems({ python: got, pythonImage }: FlaskAppOptions): Problem[] {
  if (got === undefined || pythonImage === undefined) return [];
  return [{ path: "python", expected: "none beside pythonImage, which says the version too", got }];
}

/** What each part would refuse, told by the name under which the façade is given it. */
function partsProblems(
  options: FlaskAppOptions,
  facts: AppFacts,
  secretEnv: readonly string[] | undefined,
): Problem[] {
  const { host, images } = facts;
  const { proxy } = chosen(options);
  const { uid, gid } = options;
  const load = loadOptions(options, images);
  return [
    ...problemsOf(() => runAs({ ...host, uid, gid })),
    ...imageProblems(options, facts),
    ...replicasProblems(options),
    ...serverProblems(options, facts, secretEnv),
    // Before nginx, which takes more users than Locust does.
    ...(load
      ? renamed({ image: "locustImage", kind: "load" }, () =>
          loadPlan("load", { ...load, user: USER, target: TARGET }),
        )
      : []),
    ...(proxy === Proxy.Nginx
      ? renamed({ image: "nginxImage" }, () =>
          proxyPlan("proxy", { ...proxyOptions(options, images), ...UPSTREAM }),
        )
      : []),
  ];
}

/** Stand-ins for what another part gives and is right in any case. */
const USER = "1000:1000";
const ENDPOINT = { host: "web", port: 5901 };
const TARGET = { endpoints: [ENDPOINT], networks: ["network"], fingerprint: "content" };
const UPSTREAM = { upstream: { endpoints: [ENDPOINT], keepsConnections: true } };

function imageProblems(options: FlaskAppOptions, facts: AppFacts): Problem[] {
  const { flaskenv, frontend, images } = facts;
  if (facts.files === undefined) return [];
  // What they hold decides the image, not whether it is right.
  const files = facts.files.map(withoutContent);
  const names = { baseImage: "pythonImage", "frontend.nodeImage": "nodeImage" };
  const ours = { labels: {}, project: "project", stack: "stack", component: "app" };
  // What they are where nobody gives them has been checked for itself.
  const { uid = 1000, gid = 1000 } = options;
  const given = { ...imageOptions(options, images), server: undefined };
  return renamed(names, () =>
    flaskImagePlan({ ...given, ...ours, uid, gid, files, flaskenv, frontend }),
  );
}

function serverProblems(
  options: FlaskAppOptions,
  { files, flaskenv }: AppFacts,
  secretEnv: readonly string[] | undefined,
): Problem[] {
  // Without its directory nobody can say whether Flask would find it.
  const { app = files ? findApp(files, flaskenv) : "app" } = options;
  const { plan } = SERVERS[chosen(options).server];
  const given = { ...serverOptions(options), app, user: USER, secretEnv };
  return [...problemsOf(() => plan("web", given)), ...(secretEnv ? revisionProblems(options) : [])];
}

/** Several containers need somebody who shares the requests out. */
function replicasProblems(options: FlaskAppOptions): Problem[] {
  const { replicas: got } = options;
  if (got === undefined || got === 1) return [];
  const { server, proxy, tuning } = chosen(options);
  const only = (expected: string, remedy: string) => [{ path: "replicas", expected, got, remedy }];
  if (!SERVERS[server].hasReplicas)
    return only(`none: ${SERVERS[server].title} has one container`, "Set server to gunicorn.");
  if (tuning === Tuning.Baseline)
    return only("1 with tuning baseline, as the study had", "Set tuning to production.");
  if (proxy === Proxy.None)
    return only(
      "1 without a proxy, which shares the requests out to several",
      "Set proxy to nginx.",
    );
  return [];
}

function renamed(names: Record<string, string>, decide: () => unknown): Problem[] {
  return problemsOf(decide).map((one) => ({ ...one, path: names[one.path] ?? one.path }));
}
