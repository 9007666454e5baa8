import {
  integerProblems,
  isRecord,
  listProblems,
  patternProblems,
  type Problem,
  recordProblems,
} from "../problems";

/** All that is wrong with a service that is to be put under load, whatever it is. */
export function targetProblems(target: unknown): Problem[] {
  if (!isRecord(target))
    return recordProblems("target", target, "a service, such as a GunicornService");
  const { endpoints, networks, fingerprint } = target;
  return [
    ...endpointsProblems(endpoints),
    ...networksProblems(networks),
    ...patternProblems("target.fingerprint", fingerprint, { pattern: /./, expected: "a text" }),
  ];
}

function endpointsProblems(endpoints: unknown): Problem[] {
  const one = { expected: "endpoints", each: endpointProblems };
  if (!Array.isArray(endpoints) || endpoints.length === 1) {
    return listProblems("target.endpoints", endpoints, one);
  }
  const remedy = "Locust asks one address: put an NginxProxy before several.";
  return [{ path: "target.endpoints", expected: "one endpoint", got: endpoints.length, remedy }];
}

function endpointProblems(path: string, endpoint: unknown): Problem[] {
  if (!isRecord(endpoint)) return recordProblems(path, endpoint, "a host and its port");
  return [
    ...patternProblems(`${path}.host`, endpoint.host, {
      pattern: /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/,
      expected: "a host name",
    }),
    ...integerProblems(`${path}.port`, endpoint.port, { min: 1, max: 65_535 }),
  ];
}

/** A name that another resource produces is not known yet. */
function networksProblems(networks: unknown): Problem[] {
  const expected = "one or more networks, by their names";
  if (!Array.isArray(networks) || networks.length === 0) {
    return [{ path: "target.networks", expected, got: networks }];
  }
  const pattern = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
  const each = (path: string, got: unknown) =>
    isRecord(got) ? [] : patternProblems(path, got, { pattern, expected: "a network's name" });
  return listProblems("target.networks", networks, { expected, each });
}
