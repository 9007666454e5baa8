import { posix } from "node:path";
import type { Mount } from "../configs/container/docker-argv";
import { type Labels, ownLabels } from "../configs/container/labels";
import type { ContainerSpec } from "../configs/container/spec";
import type { ReleasePlan } from "../configs/server/release";
import { reloadingPlan } from "../configs/server/flask/reloading";
import type { AppFile } from "../configs/image/app-file";
import type { AppTexts } from "../configs/image/app-texts";
import { staticPath } from "../configs/frontend/static-files";
import { findApp } from "../configs/image/find-app";
import { APP_DIRECTORY } from "../configs/image/packages/dockerfile";
import {
  type FrontendImage,
  frontendImage,
  type FrontendOptions,
  hasBuildScript,
} from "../configs/image/frontend-build";
import { imageName } from "../configs/image/image-name";
import { SERVERS } from "../configs/server/servers";
import { type FlaskImagePlan, flaskImagePlan } from "../configs/image/plan";
import { packagePlan } from "../configs/image/packages/plan";
import type { ReadText } from "../configs/image/packages/way";
import { VITE_DIRECTORY, viteImages } from "../configs/image/vite-images";
import { imageOptions, networkOptions, serverOptions } from "../configs/app/parts";
import type { DefaultImages } from "../configs/default-images";
import type { Settings } from "./settings";

/** What the config says of an app under development. */
export interface DevelopmentSettings {
  image: ReturnType<typeof imageOptions> & { buildSecrets: Record<string, string> };
  network: ReturnType<typeof networkOptions>;
  server: ReturnType<typeof serverOptions> & { secretEnv: Record<string, string> };
}

/** What of a stack's settings counts while the app is written: no proxy, no load, its server only by name. */
export function developmentSettings({ app }: Settings, images: DefaultImages): DevelopmentSettings {
  const { secretEnv = {}, buildSecrets = {} } = app;
  return {
    image: { ...imageOptions(app, images), buildSecrets },
    network: networkOptions(app),
    server: { ...serverOptions(app), secretEnv },
  };
}

/** What of this machine decides how an app is developed. */
export interface DevelopmentFacts {
  project: string;
  uid: number;
  gid: number;
  platform: string;
  /** The app's files. */
  files: AppFile[];
  /** The texts that tell about it. */
  texts: AppTexts;
  /** The text of a file of it. */
  read?: ReadText;
  /** Changes when a module of ours that goes into an image does. */
  modules: string;
  frontend: FrontendOptions | undefined;
  /** The program that runs Vite, and what it imports, each in a file. */
  vitePrograms: string[];
}

/** A container of an app under development. */
export interface DevService {
  name: "web" | "vite";
  labels: Labels;
  build: FlaskImagePlan["build"];
  spec: ContainerSpec;
  mounts: Mount[];
  /** The port that it listens on. */
  port: number;
  /** Whether a browser talks to it: exactly one service is the front. */
  isFront: boolean;
  readyTimeoutSeconds: number;
  /** What is run before it. */
  release: ReleasePlan | undefined;
  /** The files that its image is made of: all others are seen by its own reloader. */
  packages: string[];
}

/** The stack that labels and images name: none of Pulumi's can be called so. */
export const DEVELOPMENT = "npm run dev";

const VITE_PORT = 5173;
const inVite = (program: string) => `${VITE_DIRECTORY}/${posix.basename(program)}`;

/**
 * How an app is developed: Flask with its reloader and its debugger, and, before it, Vite where its front
 * end is one of Vite's. Sources are mounted; only packages are in the images.
 * @throws ProblemsError that lists all that is wrong with an image or a server
 */
export function developmentServices(
  settings: DevelopmentSettings,
  facts: DevelopmentFacts,
): DevService[] {
  const { frontend } = facts;
  if (!frontend || !usesVite(frontend)) return [appService(settings, facts, true)];
  const app = appService(settings, { ...facts, frontend: undefined }, false);
  const { staticFiles } = settings.image;
  return [
    app,
    viteService(frontendImage(frontend, staticFiles && staticPath(staticFiles)), facts, app),
  ];
}

/** Whether a package.json builds by Vite. */
function usesVite({ packageJson = "{}" }: FrontendOptions): boolean {
  return hasBuildScript(packageJson) && /"vite"\s*:/.test(packageJson);
}

function appService(
  settings: DevelopmentSettings,
  facts: DevelopmentFacts,
  isFront: boolean,
): DevService {
  const { project, uid, gid, files, frontend, read = () => undefined } = facts;
  const {
    image: { server: kind, ...image },
    server,
  } = settings;
  const paths = files.map(({ path }) => path);
  const { appDir } = image;
  const { files: packages, installApp } = packagePlan(image, { files: paths, read });
  const labels = ownLabels(project, DEVELOPMENT, "web");
  const plan = flaskImagePlan({
    ...{ ...image, uid, gid, frontend, labels, read, server: SERVERS[kind].package },
    modules: facts.modules,
    buildSecrets: Object.keys(image.buildSecrets),
    ...{ project, stack: DEVELOPMENT, component: "web" },
    files: files.filter(({ path }) => packages.includes(path)),
  });
  const { app = findApp(paths, facts.texts).found?.app } = server;
  const env = { ...server.env, FLASK_SERVING_STACK: DEVELOPMENT };
  const { spec, port, readyTimeoutSeconds, release } = reloadingPlan("web", {
    ...{ ...server, app, env, user: `${uid}:${gid}`, publish: undefined, frontend: plan.frontend },
    secretEnv: Object.keys(server.secretEnv),
  });
  const built = plan.build.frontend;
  // An app that is a package is installed beside its sources, which are mounted over them.
  const build = installApp.length > 0 ? { ...plan.build, files: paths } : plan.build;
  return {
    ...{ name: "web", labels, build, spec, port, isFront, readyTimeoutSeconds },
    release,
    mounts: [
      { source: appDir, target: APP_DIRECTORY },
      ...spec.data.map(({ hostPath, containerPath }) => ({
        source: hostPath,
        target: containerPath,
      })),
    ],
    packages: [...within(appDir, packages), ...(built ? within(built.directory, built.files) : [])],
  };
}

function viteService(
  frontend: FrontendImage,
  facts: DevelopmentFacts,
  app: DevService,
): DevService {
  const { project, uid, gid, platform } = facts;
  const labels = ownLabels(project, DEVELOPMENT, "vite");
  const packages = frontend.packageFiles;
  const repository = imageName(project, DEVELOPMENT, "vite");
  const sources = facts.frontend?.files ?? [];
  const files = sources.filter(({ path }) => packages.includes(path));
  const images = viteImages({ frontend, labels, repository, files });
  return {
    ...{ name: "vite", labels, isFront: true, port: VITE_PORT, readyTimeoutSeconds: 60 },
    release: undefined,
    build: {
      ...images,
      buildDirectory: `.flask-serving/build/${repository}`,
      files: [],
      frontend: { directory: frontend.directory, files: [] },
    },
    spec: viteSpec(`${uid}:${gid}`, {
      APP_PATHS: frontend.appPaths.join(" "),
      APP: `http://${app.name}:${app.port}`,
      // Elsewhere a mount does not tell of changes.
      POLL: platform === "linux" ? "no" : "yes",
    }),
    mounts: [
      { source: frontend.directory, target: `${VITE_DIRECTORY}/frontend` },
      ...facts.vitePrograms.map((source) => ({ source, target: inVite(source) })),
    ],
    packages: within(frontend.directory, packages),
  };
}

function viteSpec(user: string, env: Record<string, string>): ContainerSpec {
  const answers = `fetch("http://127.0.0.1:${VITE_PORT}/").then(() => process.exit(0), () => process.exit(1))`;
  return {
    command: ["node", inVite("vite.mjs")],
    ...{ user, env, data: [], hostAccess: false, networks: [] },
    ...{ memoryMb: 1024, openFiles: 16_384, init: true },
    tmpfs: {},
    scratch: ["/tmp"],
    health: { command: ["node", "-e", answers], intervalSeconds: 30, timeoutSeconds: 5 },
    stop: { signal: "SIGTERM", graceSeconds: 5 },
  };
}

function within(directory: string, files: string[]): string[] {
  return files.map((file) => `${directory}/${file}`);
}
