import type * as pulumi from "@pulumi/pulumi";

/** An image with an app in it: a FlaskImage, or any other that was made elsewhere. */
export interface AppImage {
  /** The image's id, `sha256:…`. */
  imageId: pulumi.Input<string>;
  /** Changes when the image's content does; known before the image is built. */
  fingerprint: string;
  /** The numeric user that the app runs as, `uid:gid`. */
  user: string;
  /** The app's module, for a server that is not told which. */
  app?: string | undefined;
}
