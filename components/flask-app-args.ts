import type * as pulumi from "@pulumi/pulumi";
import type { FlaskAppOptions } from "../configs/app/options";
import type { SecretEnv } from "./secret-env";

/** What an app is served from, by and with. */
export interface FlaskAppArgs extends FlaskAppOptions {
  /**
   * Variables that Pulumi keeps secret: encrypted in the state, never shown. Needs secretRevision.
   * @default none
   */
  secretEnv?: SecretEnv;
  /**
   * Variables that only the installation of packages sees, such as a token for a private index that a
   * list or an .npmrc names by `${NAME}`: they stay in no image, and another value builds nothing anew.
   * @default none
   */
  buildSecrets?: SecretEnv;
  /**
   * The private key of tlsCertificate, as PEM: Pulumi keeps it encrypted, and nginx alone can read it.
   * @default none
   */
  tlsKey?: pulumi.Input<string>;
  /**
   * Variables that the locustfile sees and that Pulumi keeps secret: another value runs the load test again.
   * @default none
   */
  loadSecretEnv?: SecretEnv;
}
