import type { DataMount } from "../../configs/container/data";
import type { ReleaseOptions } from "../../configs/server/release";
import type { AppImage } from "../image/app-image";
import type { Frontend } from "../image/frontend-args";
import type { ServiceNetwork } from "../engine/service-network";
import type { SecretEnv } from "../secret-env";

/** What every server of an app is told. */
export interface ServedAppArgs extends ReleaseOptions {
  /** The image with the app, and its server, in it. */
  image: AppImage;
  /** The networks that it joins. */
  network: ServiceNetwork;
  /**
   * The app, as Flask takes it: a module or a file, such as `shop` or `backend/app.py`, and behind a colon
   * what in there it is, or makes it, such as `shop:create_app("dev")`; without that Flask looks.
   * @default FLASK_APP in .env or .flaskenv, wsgi.py or app.py, as Flask takes them, else the one source
   * that makes an app
   */
  app?: string | undefined;
  /**
   * The port that it listens on in its container, from 1024.
   * @default 5901
   */
  port?: number | undefined;
  /**
   * The path that tells whether it answers: anything below 500 will do, and a redirect is not followed.
   * @default "/"
   */
  healthPath?: string | undefined;
  /**
   * How long one answer on healthPath may take, in seconds, 1 to 300.
   * @default 10
   */
  healthTimeoutSeconds?: number | undefined;
  /**
   * How long a start may take until healthPath answers, in seconds, 1 to 3600: a deployment that takes longer fails.
   * @default 60; with Gunicorn at least 30 more than timeoutSeconds
   */
  startTimeoutSeconds?: number | undefined;
  /**
   * The environment that the app sees.
   * @default none
   */
  env?: Record<string, string> | undefined;
  /**
   * Variables that Pulumi keeps secret: encrypted in the state, never shown. The app's own container
   * has them in plain text, as every process has its environment. Needs secretRevision.
   * @default none
   */
  secretEnv?: SecretEnv | undefined;
  /**
   * Any text that changes when a secret does: the container that has the new one then gets a name of
   * its own on the network, and a proxy before it learns that.
   * @default none
   */
  secretRevision?: string | undefined;
  /**
   * Directories of the host that the app may write to: all else is read-only.
   * @default none
   */
  data?: DataMount[] | undefined;
  /**
   * The image's front end, which it serves before the app: what begins with one of its appPaths is the app's.
   * @default none: it serves the app alone
   */
  frontend?: Frontend | undefined;
  /**
   * Whether it reaches programs on the host, as `host.docker.internal`.
   * @default false
   */
  hostAccess?: boolean | undefined;
  /**
   * Names of Docker networks of others that it joins as well, such as that of a database in a
   * container. Where one of them leads out, it leads the app out.
   * @default none
   */
  networks?: string[] | undefined;
  /**
   * The port of 127.0.0.1 that leads to it.
   * @default none: it is reachable on its networks only
   */
  publish?: number | undefined;
  /**
   * The memory that it may use, in MiB.
   * @default 512
   */
  memoryMb?: number | undefined;
  /**
   * How many CPUs it may use, 0.01 to 1024, such as 1.5.
   * @default all that the engine has
   */
  cpus?: number | undefined;
  /**
   * A name on the network that stays when the content changes: the old container then ends before
   * the new one starts.
   * @default a name that tells the content
   */
  alias?: string | undefined;
}
