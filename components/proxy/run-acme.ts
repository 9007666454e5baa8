import type * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../../configs/fingerprint";
import type { AcmePlan } from "../../configs/nginx/acme-plan";
import { ACME_DIRECTORY } from "../../configs/nginx/places";
import type { Engine } from "../engine/engine";

/** What gets a certificate, and where nginx looks for it. */
interface AcmeArgs extends AcmePlan {
  /** The directory that it shares with nginx. */
  certificate: pulumi.Input<string>;
  /** What has to be there before the CA asks. */
  dependsOn: pulumi.Resource[];
}

/**
 * Runs the client of ACME beside nginx, and waits until there is a certificate. It has a network of its own, on which
 * nobody else is: to the CA, and to nothing of the stack.
 */
export function runAcme(engine: Engine, name: string, args: AcmeArgs): void {
  const { spec, image, certificate, timeoutSeconds, dependsOn } = args;
  const client = engine.run(name, {
    ...{ spec, alias: name, content: fingerprint(spec), dependsOn },
    network: engine.network(`${name}-network`, { internet: true, outward: false }),
    image: engine.pull(`${name}-image`, image),
    shared: [{ directory: certificate, containerPath: ACME_DIRECTORY }],
  });
  engine.waitReady(name, client, { health: spec.health.command, timeoutSeconds });
}
