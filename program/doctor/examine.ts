import { addressesOf, addressFindings } from "./addresses";
import { findApp } from "../../configs/image/find-app";
import { choosePackages, otherLists } from "../../configs/image/packages/way";
import { dataFindings } from "./data";
import type { Finding, Look } from "./finding";
import { frontendFindings } from "./frontends";
import { gunicornFindings } from "./gunicorn";
import { modeFindings } from "./mode";
import { pythonFindings } from "./python";
import { reachFindings } from "./reach";
import { releaseFindings } from "./release";
import { below, rootOf } from "./root";
import { settingsClassFindings } from "./settings-class";
import { spelledOut } from "./spelled-out";
import { systemFindings } from "./system";
import { installedByFindings } from "./installed-by";
import { listsToServe } from "./lists";
import { unlisted } from "./unlisted";
import { staticFindings } from "./static-files";
import { variableFindings } from "./variables";
import { versionFindings } from "./versions";
import { writtenPlaces } from "./written-places";

/** All that a look at an app's directory says about its config, in the order of the keys. */
export function examine(look: Look): Finding[] {
  const root = rootOf(look);
  const inner = spelledOut(below(look, root));
  const app = appFindings(inner);
  const read = variableFindings(inner);
  const classes = settingsClassFindings(inner).filter(isUnknownTo(read));
  const variables = [...read.filter(isNew(classes)), ...classes];
  const brought = variables.flatMap((one) => one.variables ?? []);
  const addresses = addressesOf(inner).filter(({ variable = "" }) => !brought.includes(variable));
  // What its own .env says of a variable counts.
  const places = writtenPlaces(inner).filter(
    ({ variable }) => !brought.includes(variable?.name ?? ""),
  );
  const found = addressFindings(
    addresses,
    places.some(({ isSqlite }) => isSqlite),
  );
  const mode = modeFindings(inner, places, { variables, addresses: found });
  // Where others are served by, what those for work have is nobody's to mend.
  const isLeft = ({ kind }: Finding) =>
    kind !== "edit" || mode.every((one) => one.kind !== "certain");
  const asked = [...variables, ...found.filter(isNew(variables)).filter(isLeft)];
  return [
    ...(root === "" ? [] : [rootFinding(inner, root)]),
    ...app,
    ...pythonFindings(inner),
    ...requirementsFindings(inner),
    ...versionFindings(inner),
    ...systemFindings(inner),
    ...asked,
    ...mode,
    ...reachFindings(inner, asked, addresses),
    ...dataFindings(inner, places),
    ...releaseFindings(inner, places),
    ...gunicornFindings(inner),
    ...frontendFindings(look, inner),
    ...staticFindings(inner),
    ...healthFindings(inner),
    ...loadFindings(inner),
  ];
}

/** Whether the app's own .env has no value for the variable. */
function isUnknownTo(read: readonly Finding[]): (one: Finding) => boolean {
  const brought = read.flatMap((one) => one.variables ?? []);
  return ({ key }) => !brought.includes(key.replace("env.", ""));
}

function isNew(found: readonly Finding[]): (one: Finding) => boolean {
  return ({ key }) => key === "env" || found.every((one) => one.key !== key);
}

function rootFinding({ appDir }: Look, root: string): Finding {
  const why = `${root}/ has the list of its packages, and nothing above it is Python`;
  return { key: "appDir", value: appDir, why, kind: "certain" };
}

function appFindings({ files, texts }: Look): Finding[] {
  const { found, choices } = findApp(files, texts);
  if (found) return [{ key: "app", value: found.app, why: found.why, kind: "known" }];
  const why = "no source that makes a Flask app was found";
  if (choices.length === 0) return [{ key: "app", value: "MODULE:APP", why, kind: "needed" }];
  return choices.map(({ app, why }) => ({ key: "app", value: app, why, kind: "needed" }));
}

/** Other lists by their usual names, where none of those that are looked for is there. */
function requirementsFindings({ appDir, files, texts }: Look): Finding[] {
  const key = "requirements";
  const installedBy = installedByFindings({ appDir, files, texts });
  if (installedBy.length > 0) return installedBy;
  const choice = choosePackages(undefined, { files, read: (file) => texts[file] });
  if (choice) return [{ key, value: choice.file, why: choice.reason, kind: "known" }];
  const others = listsToServe(otherLists(files, texts), texts);
  if (others.length === 0) return unlisted({ files, texts });
  const kind = others.length === 1 ? "certain" : "needed";
  return others.map((file) => ({ key, value: file, why: "it lists the packages", kind }));
}

const ROUTE = /\.(?:route|get)\(\s*["'](\/[^"'<]*)["']/g;

/** Where nothing answers at `/`, a route that is there to say whether the app does. */
function healthFindings({ files, texts }: Look): Finding[] {
  const routes = files.flatMap((file) =>
    [...(texts[file] ?? "").matchAll(ROUTE)].map(([, route = ""]) => ({ route, file })),
  );
  if (routes.some(({ route }) => route === "/")) return [];
  const health = routes.find(({ route }) => /^\/(healthz?|ping|status|ready|live)\/?$/.test(route));
  if (health === undefined) return [];
  const why = `${health.file} answers there, and nothing was seen at /`;
  return [{ key: "healthPath", value: health.route, why, kind: "choice" }];
}

function loadFindings({ appDir, files }: Look): Finding[] {
  const file = files.find((one) => /(^|\/)locustfile\.py$/.test(one));
  if (file === undefined) return [];
  const why = "with it npm start measures the app";
  return [{ key: "locustfile", value: `${appDir}/${file}`, why, kind: "choice" }];
}
