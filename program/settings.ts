import { loopbackWarnings } from "../configs/container/environment";
import { type Problem, rejectProblems } from "../configs/problems";
import { type ConfigValues, readConfig } from "./config-values";
import { type DefaultImages, imageOfPython, OWN_PYTHONS } from "../configs/default-images";
import { type GunicornSettings, gunicornSettings } from "./gunicorn-settings";
import { type ImageSettings, imageSettings } from "./image-settings";
import { type RawConfig, unknownKeyProblems } from "./keys";
import { type LoadSettings, loadSettings } from "./load-settings";
import { type ProxySettings, proxySettings } from "./proxy-settings";
import { topologyReplicasProblems } from "./replicas";
import { type ServerSettings, serverSettings } from "./server-settings";
import { TOPOLOGIES, type Topology, topologyOf, topologyProblems } from "./topology";
import { assumedFor, type Tuning } from "./tuning";

/** What the program is to build: for each component, the arguments that are plain values. */
export interface Settings {
  topology: Topology;
  tuning: Tuning;
  /** What the study does not show and its tuning takes from us. */
  assumed: string[];
  image: ImageSettings;
  /** Who serves the front end, if there is one: the app's server, or the proxy before it. */
  frontendBy: "server" | "proxy";
  network: { egress: "none" | "internet"; outward: boolean };
  server: ServerSettings;
  gunicorn: GunicornSettings;
  proxy: ProxySettings;
  /** The published address, if any. */
  url: string | undefined;
  /** undefined where no load is asked for. */
  load: LoadSettings | undefined;
  /** What is said of the load where there is none. */
  unmeasured: string;
  /** What works, and probably not as it was meant. */
  warnings: string[];
}

/**
 * What a stack's config asks for.
 * @param stack the stack's name, which picks a preset
 * @param secretKeys the keys whose values Pulumi keeps encrypted
 * @throws ProblemsError that lists all that is wrong
 */
export function readSettings(
  stack: string,
  raw: RawConfig,
  images: DefaultImages,
  secretKeys: readonly string[] = [],
): Settings {
  const { config, problems } = readConfig(raw);
  rejectProblems(`The config of stack ${stack}`, [
    ...unknownKeyProblems(Object.keys(raw)),
    ...topologyProblems(stack, config.topology),
    ...problems,
    ...secretProblems(config, secretKeys),
    ...pythonProblems(config, images),
    ...topologyReplicasProblems(config, topologyOf(stack, config.topology)),
  ]);
  // Without a topology the line above has thrown.
  const topology = topologyOf(stack, config.topology) ?? TOPOLOGIES[0];
  const tuning = config.tuning ?? "production";
  return {
    topology,
    tuning,
    assumed: assumedFor(tuning, topology),
    image: imageSettings(config, images),
    frontendBy: topology === "gunicorn-nginx" && tuning === "production" ? "proxy" : "server",
    network: networkSettings(config),
    server: serverSettings(config, tuning, topology, stack),
    gunicorn: gunicornSettings(config, tuning, topology),
    proxy: proxySettings(config, tuning, images),
    url: config.publish === undefined ? undefined : `http://127.0.0.1:${config.publish}/`,
    load: loadSettings(config, images),
    unmeasured: config.load === "off" ? "off" : "none: nothing says what to ask for",
    warnings: [
      ...loopbackWarnings("env", config.env ?? {}),
      ...loopbackWarnings("secretEnv", config.secretEnv ?? {}),
    ],
  };
}

/** Set without --secret, it stands in plain text in the stack's file. */
function secretProblems({ secretEnv }: ConfigValues, secretKeys: readonly string[]): Problem[] {
  if (secretEnv === undefined || secretKeys.includes("secretEnv")) return [];
  const expected = "values that Pulumi keeps encrypted";
  const remedy = "Set each by `pulumi config set --secret --path secretEnv.NAME`.";
  return [{ path: "secretEnv", expected, got: "plain text", remedy }];
}

function pythonProblems({ python, pythonImage }: ConfigValues, images: DefaultImages): Problem[] {
  if (python === undefined) return [];
  if (pythonImage !== undefined) {
    const expected = "none beside pythonImage, which says the version too";
    return [{ path: "python", expected, got: python }];
  }
  if (imageOfPython(python, images) !== undefined) return [];
  const expected = `${OWN_PYTHONS.join(" or ")}, as the official images cannot be pulled here`;
  const remedy = "Name an image that Docker has by pythonImage for any other.";
  return [{ path: "python", expected, got: python, remedy }];
}

function networkSettings({ egress = "none", publish, hostAccess = false }: ConfigValues) {
  return { egress, outward: publish !== undefined || hostAccess };
}
