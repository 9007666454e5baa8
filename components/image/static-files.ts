import type * as pulumi from "@pulumi/pulumi";

/** An app's static files within its image, as a FlaskImage has them. */
export interface StaticFiles {
  /** The id of the image that has them. */
  imageId: pulumi.Input<string>;
  /** The numeric user who may read them, `uid:gid`. */
  user: string;
  /** Where in the image they are. */
  directory: string;
  /** The path below which the app serves them. */
  path: string;
  /** Changes when they do. */
  fingerprint: string;
}
