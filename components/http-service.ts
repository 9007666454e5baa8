import * as pulumi from "@pulumi/pulumi";
import type { Endpoint } from "../configs/container/endpoint";

/** What a server offers to a proxy or a load job. Any server that has this will do, ours or not. */
export interface HttpService {
  /** Where it answers, seen from its networks. */
  endpoints: Endpoint[];
  /** The names of the Docker networks on which it answers. */
  networks: pulumi.Input<string>[];
  /**
   * Changes when the service does: a load test runs again for it. Computed from plain values, never
   * from what a container answers, so that a restart is not a change.
   */
  fingerprint: string;
  /**
   * Changes when the service was started anew, perhaps at other addresses: a proxy then looks its
   * endpoints up again. Nothing is measured again for it.
   * @default none: its endpoints are looked up once
   */
  instance?: pulumi.Input<string> | undefined;
  /** Whether it keeps a connection open for the next request: Gunicorn's sync worker and Flask's development server do not. */
  keepsConnections: boolean;
  /**
   * Whether it speaks TLS.
   * @default false
   */
  tls?: boolean | undefined;
}

export type { Endpoint };

/** What must be there before a service can be used: the component itself, where the service is one. */
export function readinessOf(service: HttpService): pulumi.Resource[] {
  return pulumi.Resource.isInstance(service) ? [service] : [];
}
