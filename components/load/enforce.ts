import * as pulumi from "@pulumi/pulumi";
import { Enforce, type JudgedThreshold, missedMessage } from "../../configs/load/thresholds";

/**
 * Fails a deployment whose load test misses a threshold. It is the program that fails, and not a resource: an
 * error of a resource would end the deployment at once, and whether the stack's outputs are in the state by
 * then would be chance. A program that has an error goes on to its end, and the last that it does is to hand
 * over its outputs; only then does it end, and not with 0. It runs on each `up`, so that what is missed stays
 * missed, without another load.
 */
export function enforceThresholds(
  load: pulumi.ComponentResource,
  judged: pulumi.Output<JudgedThreshold[]>,
  enforce: Enforce = Enforce.Fail,
): void {
  judged.apply((all) => tell(load, missedMessage(all), enforce));
}

/** A preview fails for nothing that was measured: the deployment after it may measure anew. */
function tell(load: pulumi.ComponentResource, missed: string | undefined, enforce: Enforce): void {
  if (missed === undefined) return;
  if (enforce === Enforce.Fail && !pulumi.runtime.isDryRun()) {
    throw new pulumi.ResourceError(missed, load, true);
  }
  void pulumi.log.warn(missed, load);
}
