import * as pulumi from "@pulumi/pulumi";

/** Variables that Pulumi keeps secret; from another language they come as one Output. */
export type SecretEnv = pulumi.Input<Record<string, pulumi.Input<string>>>;

/** The variables whose names are known before anything is deployed. */
export function knownSecrets(
  secretEnv: SecretEnv | undefined,
): Record<string, pulumi.Input<string>> {
  if (pulumi.Output.isInstance(secretEnv) || secretEnv instanceof Promise) return {};
  return secretEnv ?? {};
}
