import type * as pulumi from "@pulumi/pulumi";
import { dockerContainers } from "./docker/containers";
import type { Engine } from "./engine";

/** The engine that a component's children are on. */
export function engineFor(component: pulumi.ComponentResource): Engine {
  return dockerContainers(component);
}
