import * as pulumi from "@pulumi/pulumi";
import { parseBuildResult } from "../../configs/image/build-result";
import type { RunAs } from "../../configs/image/run-as";
import type { AppImage } from "./app-image";
import { decideImage } from "./decide-image";
import type { Frontend } from "./frontend-args";
import { generationOf } from "./generation";
import type { StaticFiles } from "./static-files";
import { job } from "../engine/job";
import { labelsOf } from "../engine/labels";
import { decideFor } from "../decide";
import type { FlaskImageArgs } from "./flask-image-args";

/** A Flask app's image, whose user has the ids of the host's user. Rebuilt when the app changes, and only then. */
export class FlaskImage extends pulumi.ComponentResource implements AppImage {
  readonly imageId: pulumi.Output<string>;
  readonly fingerprint: string;
  /** `uid:gid`. */
  readonly user: string;
  /** The ids that the app runs as, and why those. */
  readonly runAs: RunAs;
  /** The image's name and tag. */
  readonly imageName: string;
  /** Where in it the app is, if that is plain. */
  readonly app: string | undefined;
  /** The front end in it, for the server or the proxy that is to serve it. */
  readonly frontend: Frontend | undefined;
  /** The static files in it, for the proxy that is to serve them. */
  readonly staticFiles: StaticFiles | undefined;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: FlaskImageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:FlaskImage", name, {}, opts);
    const labels = labelsOf(name);
    const { runAs, plan, warnings } = decideFor(this, () => decideImage(name, args, labels));
    for (const warning of warnings) void pulumi.log.warn(warning, this);
    const { appDir, caBundle, buildSecrets } = args;
    this.runAs = runAs;
    this.user = `${runAs.uid}:${runAs.gid}`;

    const generation = generationOf(this, plan);
    const build = job(
      `${name}-build`,
      {
        create: "build-image",
        delete: "remove-image",
        triggers: [generation],
        input: {
          ...{ appDir, caBundle, labels, generation, ...plan.build },
          ...(buildSecrets && { buildSecrets: pulumi.secret(buildSecrets) }),
        },
      },
      { parent: this },
    );
    // What it was told may be secret; an image's name is not.
    this.imageId = pulumi.unsecret(build.stdout).apply(parseBuildResult);
    this.fingerprint = plan.fingerprint;
    this.imageName = plan.imageName;
    this.app = plan.app;
    const within = { imageId: this.imageId, user: this.user };
    this.frontend = plan.frontend && { ...plan.frontend, ...within };
    this.staticFiles = plan.staticFiles && { ...plan.staticFiles, ...within };
    this.registerOutputs({ imageId: this.imageId, imageName: this.imageName, runAs: this.runAs });
  }
}
