import { posix } from "node:path";
import { dataProblems } from "../container/data";
import { withoutContent } from "../image/app-file";
import type { AppTexts } from "../image/app-texts";
import { prefixProblems } from "../image/directories";
import { appChoiceProblems, findApp } from "../image/find-app";
import type { FrontendOptions } from "../image/frontend-build";
import { APP_DIRECTORY } from "../image/packages/dockerfile";
import { flaskImageProblems } from "../image/problems";
import type { ReadText } from "../image/packages/way";
import { runAs, type RunAsOptions } from "../image/run-as";
import { type DefaultImages, imageOfPython, OWN_PYTHONS } from "../default-images";
import { loadPlan } from "../load/plan";
import { SETTINGS } from "../nginx/features";
import { proxyPlan } from "../nginx/plan";
import { fieldOf, fieldsOf, onceEach, type Problem, problemsOf, without } from "../problems";
import { revisionProblems } from "../server/options";
import { SERVERS } from "../server/servers";
import { Tuning } from "../tuning";
import { Proxy } from "./choices";
import type { FlaskAppOptions } from "./options";
import { imageOptions, loadOptions, proxyOptions, serverOptions } from "./parts";
import { chosen } from "./chosen";
import { shapeProblems } from "./shapes";
import { timeoutsProblems } from "./timeouts";

/** What of this machine and of the app's directory decides whether the options are right. */
export interface AppFacts {
  /** The paths of the files that go into the image; undefined where appDir is no directory. */
  files: string[] | undefined;
  /** The texts that tell about the app; undefined where appDir is no directory. */
  texts: AppTexts | undefined;
  /** The text of a file of the app. */
  read?: ReadText;
  /** The names of the variables that only the installation of packages sees. */
  buildSecrets?: readonly string[];
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
  const shapes = shapeProblems(fieldsOf(options) as Record<string, unknown>);
  const sound = without(options, shapes) as FlaskAppOptions;
  return onceEach([
    ...shapes,
    ...facts.problems,
    ...pythonProblems(sound, facts),
    ...partsProblems(sound, facts, secretEnv),
  ]);
}

/** An image says the version too; and of ours there is not every version. */
function pythonProblems(options: FlaskAppOptions, { images }: AppFacts): Problem[] {
  const { python: got, pythonImage } = options;
  const path = "python";
  if (got === undefined) return [];
  if (pythonImage !== undefined)
    return [{ path, expected: "none beside pythonImage, which says the version too", got }];
  if (imageOfPython(got, images) !== undefined) return [];
  const expected = `${OWN_PYTHONS.join(" or ")}, as the official images cannot be pulled here`;
  const remedy = "For another, name an image that Docker has by pythonImage.";
  return [{ path, expected, got, remedy }];
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
    ...dataProblems("data", options.data ?? [], options.appDir ? [options.appDir] : []),
    ...staticDataProblems(options, facts),
    ...timeoutsProblems(options, chosen(options)),
    ...serverProblems(options, facts, secretEnv),
    // Before nginx, which takes more users than Locust does.
    ...(load
      ? renamed(
          LOAD_NAMES,
          problemsOf(() => loadPlan("load", { ...load, user: USER, target: TARGET })),
        )
      : []),
    ...(proxy === Proxy.Nginx
      ? renamed(
          { image: "nginxImage", memoryMb: "nginxMemoryMb", cpus: "nginxCpus" },
          ofNginx(
            problemsOf(() => proxyPlan("proxy", { ...proxyOptions(options, images), ...UPSTREAM })),
          ),
        )
      : []),
  ];
}

/** Stand-ins for what another part gives and is right in any case. */
const USER = "1000:1000";
const ENDPOINT = { host: "web", port: 5901 };
const TARGET = { endpoints: [ENDPOINT], networks: ["network"], fingerprint: "content" };
const UPSTREAM = { upstream: { endpoints: [ENDPOINT], keepsConnections: true } };

/** What a load test calls its options, and an app's arguments call them. */
const LOAD_NAMES = {
  ...{ image: "locustImage", kind: "load", memoryMb: "loadMemoryMb", cpus: "loadCpus" },
  ...{ steps: "loadSteps", tags: "loadTags", excludeTags: "loadExcludeTags", env: "loadEnv" },
  requirements: "loadRequirements",
};

function imageProblems(options: FlaskAppOptions, facts: AppFacts): Problem[] {
  const names = { baseImage: "pythonImage", "frontend.nodeImage": "nodeImage" };
  // What they are where nobody gives them has been checked for itself.
  const { uid = 1000, gid = 1000 } = options;
  // What they hold decides the image, not whether it is right.
  const files = facts.files?.map(withoutContent);
  const given = { ...imageOptions(options, facts.images), server: undefined };
  const { read, buildSecrets, frontend } = facts;
  const known = { read, buildSecrets, frontend };
  return [
    ...prefixProblems(options.frontend),
    ...renamed(names, flaskImageProblems({ ...given, uid, gid, files, ...known })),
  ];
}

function serverProblems(
  options: FlaskAppOptions,
  { files, texts }: AppFacts,
  secretEnv: readonly string[] | undefined,
): Problem[] {
  const server = serverOptions(options);
  // Without its directory nobody can say whether Flask would find it.
  const found = files && server.app === undefined ? findApp(files, texts) : undefined;
  const { app = found?.found?.app ?? "app" } = server;
  const { plan } = SERVERS[chosen(options).server];
  const given = { ...server, app, user: USER, secretEnv };
  return [
    ...(found ? appChoiceProblems(found) : []),
    ...problemsOf(() => plan("web", given)),
    ...(secretEnv ? revisionProblems(options) : []),
  ];
}

/** Files that the app finds replaced by its data would be served as they were when its image was built. */
function staticDataProblems(
  { staticFiles, data = [] }: FlaskAppOptions,
  { files }: AppFacts,
): Problem[] {
  const dir = staticFiles?.dir.replace(/\/*$/, "/") ?? "";
  const covered = data.map(({ containerPath }) => posix.join(containerPath, "/"));
  const got = files?.find(
    (file) =>
      file.startsWith(dir) && covered.some((one) => `${APP_DIRECTORY}/${file}`.startsWith(one)),
  );
  if (staticFiles === undefined || got === undefined) return [];
  const expected = "a directory without files where `data` lies over them";
  const remedy = "Name them in .dockerignore: the app then serves those in `data` itself.";
  return [{ path: "staticFiles.dir", expected, got, remedy }];
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

/** What an app has one option for. */
function ofNginx(problems: readonly Problem[]): Problem[] {
  return problems.map((one) =>
    SETTINGS.includes(fieldOf(one.path)) ? { ...one, path: `nginx.${one.path}` } : one,
  );
}

function renamed(names: Record<string, string>, problems: readonly Problem[]): Problem[] {
  return problems.map((one) => ({ ...one, path: names[one.path] ?? one.path }));
}
