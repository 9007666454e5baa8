import type { FlaskAppOptions } from "../configs/app/options";
import { Proxy } from "../configs/app/choices";
import { chosen } from "../configs/app/chosen";
import { loopbackWarnings } from "../configs/container/environment";
import { fieldOf, onceEach, type Problem } from "../configs/problems";
import { Server } from "../configs/server/servers";
import type { Candidate } from "../configs/compare/candidate";
import { COMPARE_STACK, type GivenComparison, readComparison, SAMPLE_PATHS } from "./comparison";
import { AUTO, readConfig, type RawConfig } from "./config";
import { withoutEffect } from "./effects";
import { CONFIG_KEYS, type ConfigKey, type ConfigValues, OPTIONS, SECRETS } from "./options";
import { textsProblems } from "./parse";
import { nameOf, topologyOf, topologyProblems } from "./presets";
import { isSample, SAMPLE, SAMPLE_FRONTEND, SAMPLE_LOCUSTFILE } from "./sample";
import { secretRevision } from "./secret-revision";

/** What the program is to build. */
export interface Settings {
  /** FlaskApp's arguments. */
  app: FlaskAppOptions & Pick<ConfigValues, (typeof SECRETS)[number]>;
  /** How it is served, by the name of a preset, or after its parts. */
  topology: string;
  tuning: string;
  /** What is compared, where that is what the stack does. */
  comparison: ComparedSettings | undefined;
  /** What is wrong with the config itself: FlaskApp tells the rest. */
  problems: Problem[];
  /** What works, and probably not as it was meant. */
  warnings: string[];
}

/** Comparison's arguments besides the app's. */
export type ComparedSettings = Omit<GivenComparison, "candidates"> & { candidates: Candidate[] };

/**
 * What a stack's config asks for.
 * @param stack the stack's name, which picks a preset
 * @param secretKeys the keys whose values Pulumi keeps encrypted
 */
export function readSettings(
  stack: string,
  raw: RawConfig,
  secretKeys: readonly string[] = [],
): Settings {
  const { config, problems } = readConfig(raw);
  const served = topologyOf(stack, config) ?? { server: Server.Gunicorn, proxy: Proxy.None };
  // Of this key alone it is a value: how many workers there are where nobody says so is no decision.
  const auto = raw.workers === AUTO && served.server === Server.Gunicorn && { autoWorkers: true };
  const app = { ...withoutTopology(config), ...served, ...auto, ...appOf(stack, config) };
  const choices = chosen(app);
  if (stack === COMPARE_STACK || config.compare !== undefined) {
    const about = { topology: nameOf(served), tuning: choices.tuning };
    return compared({ config, raw, app, problems, ...about }, secretKeys);
  }
  return {
    app,
    comparison: undefined,
    topology: nameOf(served),
    tuning: choices.tuning,
    problems: [
      ...problems,
      ...textsProblems("env", raw.env),
      ...textsProblems("loadEnv", raw.loadEnv),
      ...topologyProblems(stack, config),
      ...secretProblems(config, secretKeys),
    ],
    warnings: [
      ...withoutEffect(raw, {
        ...choices,
        hasFrontend: app.frontend !== undefined,
        hasRelease: app.release !== undefined,
        saysServerAndProxy: config.server !== undefined && config.proxy !== undefined,
      }),
      ...loopbackWarnings("env", config.env ?? {}),
      ...loopbackWarnings("secretEnv", config.secretEnv ?? {}),
    ],
  };
}

/** The same of a stack that compares: server, proxy and load are those of the candidates. */
function compared(
  read: Pick<Settings, "app" | "topology" | "tuning" | "problems"> & {
    config: ConfigValues;
    raw: RawConfig;
  },
  secretKeys: readonly string[],
): Settings {
  const { config, raw, app, topology, tuning } = read;
  const { comparison, problems } = readComparison(config.compare ?? {});
  const asksNothing = !config.paths && !config.requests;
  const paths = isSample(config.appDir) && asksNothing ? SAMPLE_PATHS : config.paths;
  return {
    ...{ topology, tuning, comparison, warnings: [] },
    app: { ...app, paths },
    problems: [
      ...read.problems,
      ...textsProblems("env", raw.env),
      ...problems,
      ...secretProblems(config, secretKeys),
    ],
  };
}

/** All problems of a config in one list, in the order of its keys, each path once; unknown keys come first. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const place = ({ path }: Problem) => CONFIG_KEYS.indexOf(fieldOf(path) as ConfigKey);
  return onceEach(problems).sort((a, b) => place(a) - place(b));
}

/** Which preset it was is told by what came of it. */
function withoutTopology(config: ConfigValues): Omit<ConfigValues, "topology" | "compare"> {
  const isOfApp = ([key]: [string, unknown]) => key !== "topology" && key !== "compare";
  return Object.fromEntries(Object.entries(config).filter(isOfApp));
}

/** What is said of the app where the config leaves it open: it is the sample. */
function appOf(stack: string, config: ConfigValues) {
  const sample = isSample(config.appDir);
  const { appDir = SAMPLE, secretEnv = {}, paths, requests } = config;
  const { app = sample ? "app:app" : undefined } = config;
  const { frontend = sample ? SAMPLE_FRONTEND : undefined } = config;
  // The sample's requests mean nothing to another app.
  const { locustfile = sample && !paths && !requests ? SAMPLE_LOCUSTFILE : undefined } = config;
  return {
    ...{ appDir, app, frontend, locustfile },
    env: { FLASK_SERVING_STACK: stack, ...config.env },
    secretRevision: secretRevision(secretEnv, stack),
  };
}

/** Set without --secret, they stand in plain text in the stack's file. */
function secretProblems(config: ConfigValues, secretKeys: readonly string[]): Problem[] {
  return SECRETS.filter((key) => config[key] && !secretKeys.includes(key)).map((key) => ({
    path: key,
    expected: "values that Pulumi keeps encrypted",
    got: "plain text",
    remedy: OPTIONS[key].isStructured
      ? `Set each by \`pulumi config set --secret --path ${key}.NAME\`.`
      : `Set it by \`pulumi config set --secret ${key} < FILE\`.`,
  }));
}
