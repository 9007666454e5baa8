import { endpointsProblems } from "../container/endpoint";
import { networkNameProblems } from "../container/service-network";
import { isRecord, listProblems, patternProblems, type Problem, recordProblems } from "../problems";

/** All that is wrong with a service that is to be put under load, whatever it is. */
export function targetProblems(target: unknown): Problem[] {
  if (!isRecord(target))
    return recordProblems("target", target, "a service, such as a GunicornService");
  const { endpoints, networks, fingerprint } = target;
  return [
    ...oneEndpointProblems("target.endpoints", endpoints),
    ...networksProblems("target.networks", networks),
    ...patternProblems("target.fingerprint", fingerprint, { pattern: /./, expected: "a text" }),
  ];
}

function oneEndpointProblems(path: string, endpoints: unknown): Problem[] {
  if (!Array.isArray(endpoints) || endpoints.length === 1)
    return endpointsProblems(path, endpoints);
  const remedy = "Locust asks one address: put an NginxProxy before several.";
  return [{ path, expected: "one endpoint", got: endpoints.length, remedy }];
}

function networksProblems(path: string, networks: unknown): Problem[] {
  const expected = "one or more networks, by their names";
  if (!Array.isArray(networks) || networks.length === 0) return [{ path, expected, got: networks }];
  return listProblems(path, networks, { expected, each: networkNameProblems });
}
