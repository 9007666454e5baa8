import { imageIdProblems } from "../container/app-image";
import { serviceNetworkProblems } from "../container/service-network";
import { userProblems } from "../container/user";
import {
  inputProblems,
  isRecord,
  optionalProblems,
  patternProblems,
  type Problem,
  textProblems,
} from "../problems";
import { keyPairProblems } from "./certificate";
import { givenRoutes } from "./of-each-route";

/** What is wrong with what other resources may give nginx, and that no line of its configuration is made of. */
export function inputsProblems(given: Record<string, unknown>): Problem[] {
  const { network, upstream, canary, routes, frontend, staticFiles } = given;
  const { tlsCertificate, tlsKey } = given;
  return [
    ...serviceNetworkProblems("network", network),
    ...keyPairProblems(tlsCertificate, tlsKey),
    ...servedProblems("upstream", upstream),
    ...newVersionProblems("canary", canary),
    ...givenRoutes(routes).flatMap(({ path, route }) => [
      ...servedProblems(`${path}.upstream`, route.upstream),
      ...newVersionProblems(`${path}.canary`, route.canary),
    ]),
    ...filesProblems("frontend", frontend),
    ...filesProblems("staticFiles", staticFiles),
    ...(isRecord(staticFiles) ? directoryProblems(staticFiles.directory) : []),
  ];
}

function newVersionProblems(path: string, canary: unknown): Problem[] {
  return isRecord(canary) ? servedProblems(`${path}.upstream`, canary.upstream) : [];
}

/** By what a service is known to be another one; where it answers is checked with the routes. */
function servedProblems(path: string, service: unknown): Problem[] {
  if (!isRecord(service)) return [];
  const { fingerprint, instance } = service;
  return [
    ...patternProblems(`${path}.fingerprint`, fingerprint, { pattern: /./, expected: "a text" }),
    ...optionalProblems(`${path}.instance`, instance, (path, got) =>
      inputProblems(path, got, textProblems),
    ),
  ];
}

/** Out of which image files are taken, and as whom. */
function filesProblems(path: string, files: unknown): Problem[] {
  if (!isRecord(files)) return [];
  return [
    ...inputProblems(`${path}.imageId`, files.imageId, imageIdProblems),
    ...userProblems(`${path}.user`, files.user),
  ];
}

function directoryProblems(got: unknown): Problem[] {
  const expected = "an absolute path in the image, such as /srv/app/static";
  return patternProblems("staticFiles.directory", got, { pattern: /^\/[^\0]+$/, expected });
}
