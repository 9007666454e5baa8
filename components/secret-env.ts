import type * as pulumi from "@pulumi/pulumi";
import { isLater } from "../configs/later";
import { isRecord } from "../configs/problems";

/** Variables that Pulumi keeps secret; from another language they come as one Output. */
export type SecretEnv = pulumi.Input<Record<string, pulumi.Input<string>>>;

/** The variables whose names are known before anything is deployed; none of what is no set of variables. */
export function knownSecrets(secretEnv: unknown): Record<string, pulumi.Input<string>> {
  if (!isRecord(secretEnv) || isLater(secretEnv)) return {};
  return secretEnv as Record<string, pulumi.Input<string>>;
}
