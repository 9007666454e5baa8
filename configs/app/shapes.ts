import { isDataMount } from "../container/data";
import { Egress } from "../container/egress";
import { imageReferenceProblems } from "../container/image-reference";
import { staticFilesProblems } from "../frontend/static-files";
import { subnetProblems } from "../container/subnet";
import { directoryProblems, frontendDirProblems } from "../image/directories";
import official from "../images.json";
import { SETTINGS } from "../nginx/features";
import { trustedProblems } from "../nginx/features/behind-proxy";
import { publicUrlProblems } from "../nginx/public-url";
import {
  booleanProblems,
  choiceProblems,
  fieldsProblems,
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
  recordProblems,
  textProblems,
} from "../problems";
import { secretEnvProblems } from "../server/inputs";
import { Server } from "../server/servers";
import { Tuning } from "../tuning";
import { Load, Proxy } from "./choices";
import { PYTHON_VERSION } from "./python-version";

/** What is wrong with a value, by its path. */
type Check = (path: string, got: unknown) => Problem[];

/** What of an app's arguments would not even be looked at further: of another type than it has to be. */
export function shapeProblems(given: Record<string, unknown>): Problem[] {
  return [
    ...directoryProblems("appDir", given.appDir, "the app's directory"),
    ...SHAPES.flatMap(([names, check]) =>
      names.flatMap((name) => optionalProblems(name, given[name], check)),
    ),
  ];
}

const SHAPES: readonly (readonly [string[], Check])[] = [
  [["server"], oneOf(Server)],
  [["proxy"], oneOf(Proxy)],
  [["tuning"], oneOf(Tuning)],
  [["egress"], oneOf(Egress)],
  [["load"], oneOf(Load)],
  [["hostAccess", "accessLog"], booleanProblems],
  [
    [
      ...["packageGroups", "aptPackages", "networks", "paths"],
      ...["loadTags", "loadExcludeTags", "userClasses"],
    ],
    listOf("texts", (path, got) => textProblems(path, got)),
  ],
  [
    ["requests"],
    listOf("requests", (path, got) => recordProblems(path, got, "a path, and how it is asked for")),
  ],
  [["data"], listOf("hostPath and containerPath", mountProblems)],
  [["subnet"], subnetProblems],
  [["trustedProxies"], trustedProblems],
  [["publicUrl"], publicUrlProblems],
  [["env", "loadEnv"], (path, got) => recordProblems(path, got, "variables with their values")],
  [["secretEnv", "buildSecrets", "loadSecretEnv"], secretEnvProblems],
  [["nginx"], nginxProblems],
  [["python"], (path, got) => patternProblems(path, got, PYTHON_VERSION)],
  [["frontend"], frontendDirProblems],
  [["staticFiles"], staticFilesProblems],
  [["nodeImage"], (path, got) => imageReferenceProblems(path, got, official.node)],
  [["nginxImage"], (path, got) => imageReferenceProblems(path, got, official.nginx)],
  [
    [
      "requirements",
      "caBundle",
      "secretRevision",
      "locustfile",
      "loadDir",
      "loadRequirements",
      "runId",
    ],
    (...of) => textProblems(...of),
  ],
  [["runTime", "settleTime"], (...of) => textProblems(...of)],
];

function oneOf(choices: Record<string, string>): Check {
  return (path, got) => choiceProblems(path, got, Object.values(choices));
}

function listOf(expected: string, each: Check): Check {
  return (path, got) => listProblems(path, got, { expected, each });
}

/** What each is, nginx says itself. */
function nginxProblems(path: string, got: unknown): Problem[] {
  return fieldsProblems(path, got, Object.fromEntries(SETTINGS.map((name) => [name, () => []])));
}

function mountProblems(path: string, got: unknown): Problem[] {
  return isDataMount(got) ? [] : [{ path, expected: "hostPath and containerPath", got }];
}
