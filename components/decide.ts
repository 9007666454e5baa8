import * as pulumi from "@pulumi/pulumi";
import { ProblemsError } from "../configs/problems";

/** Decides something from plain values; what is wrong with them is told on the resource, without a stack. */
export function decideFor<T>(resource: pulumi.Resource, decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (error instanceof ProblemsError)
      throw new pulumi.ResourceError(error.message, resource, true);
    throw error;
  }
}

/** The same where there is no resource yet: it is told of the whole run. */
export function decideForRun<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    throw error instanceof Error ? new pulumi.RunError(error.message) : error;
  }
}
