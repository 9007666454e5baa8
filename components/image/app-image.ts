import type * as pulumi from "@pulumi/pulumi";

/**
 * An image with an app in it: a FlaskImage, or any other with its packages in /opt/venv, and, for Gunicorn or
 * a front end, with our Python modules in /opt/flask-serving.
 */
export interface AppImage {
  /** The image's id, `sha256:…`. */
  imageId: pulumi.Input<string>;
  /** Changes when the image's content does; known before the image is built. */
  fingerprint: string;
  /** The numeric user that the app runs as, `uid:gid`. */
  user: string;
  /** Where in it the app is, for a server that is not told. */
  app?: string | undefined;
}
