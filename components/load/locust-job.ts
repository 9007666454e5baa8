import * as pulumi from "@pulumi/pulumi";
import { parseLoadResult } from "../../configs/load/result";
import type { LoadKind } from "../../configs/load/kind";
import { parseReportResult } from "../../configs/load/report-result";
import { judgeObjective } from "../../configs/load/judge-objective";
import type { Objective } from "../../configs/load/objective";
import { loadPlan } from "../../configs/load/plan";
import type { LoadStats } from "../../configs/load/stats";
import {
  type Enforce,
  judge,
  type JudgedThreshold,
  type Threshold,
} from "../../configs/load/thresholds";
import type { LoadRequest } from "../../configs/load/requests";
import type { SecretEnv } from "../secret-env";
import { readinessOf, type HttpService } from "../http-service";
import { engineFor } from "../engine/engine-for";
import { decideFor } from "../decide";
import { enforceThresholds } from "./enforce";
import { loadImage } from "./load-image";
import { loadTestFiles, loadTestProblems } from "./load-files";

/** What is put under load, by how many users, and for how long. */
export interface LocustJobArgs {
  /** The service that is put under load. */
  target: HttpService;
  /**
   * The locustfile, relative to where Pulumi runs.
   * @default none: `paths` say what is asked for
   */
  locustfile?: string | undefined;
  /**
   * The directory that is taken with the locustfile, with modules and data files of its own: Locust runs in it.
   * @default the one that the locustfile is in
   */
  loadDir?: string | undefined;
  /**
   * What is asked for, each as often as the others, by users who take 2 to 4 seconds between two
   * requests: for an app without a locustfile.
   * @default none: the locustfile says what is asked for
   */
  paths?: string[] | undefined;
  /**
   * The same with method, body, headers and weight; beside `paths` or in their place.
   * @default none
   */
  requests?: LoadRequest[] | undefined;
  /**
   * Of the locustfile's tasks, only those with one of these tags run.
   * @default all
   */
  tags?: string[] | undefined;
  /**
   * Tasks with one of these tags do not run.
   * @default none
   */
  excludeTags?: string[] | undefined;
  /**
   * The user classes of the locustfile that run.
   * @default all
   */
  userClasses?: string[] | undefined;
  /**
   * Variables that the locustfile sees.
   * @default none
   */
  env?: Record<string, string> | undefined;
  /**
   * Variables that the locustfile sees and that Pulumi keeps secret: another value runs the load test again.
   * @default none
   */
  secretEnv?: SecretEnv | undefined;
  /**
   * A list for pip with the packages that the locustfile needs besides Locust, relative to where Pulumi runs.
   * @default none
   */
  requirements?: string | undefined;
  /**
   * A file with CA certificates that the installation of these trusts besides its own.
   * @default the one that PIP_CERT, REQUESTS_CA_BUNDLE or SSL_CERT_FILE names
   */
  caBundle?: string | undefined;
  /**
   * Whether the service speaks TLS. Its certificate is taken as it is, unless a locustfile sets its client's `verify`.
   * @default what the target says
   */
  tls?: boolean | undefined;
  /** The image with Locust in it, such as `locustio/locust:2.47.0`. */
  image: string;
  /** The numeric user that Locust runs as and that owns the results, `uid:gid`. */
  user: string;
  /**
   * What is measured.
   * @default LoadKind.Steady
   */
  kind?: LoadKind;
  /**
   * How many users there are at once, 1 to 20000.
   * @default 1000, the study's
   */
  users?: number;
  /**
   * How many users are spawned a second, 1 to 20000.
   * @default 100, the study's
   */
  spawnRate?: number;
  /**
   * How many Locusts ask, each in a container of its own, 1 to 64: one uses one CPU at most.
   * @default 1
   */
  workers?: number | undefined;
  /**
   * How long the measurement lasts, such as `10s` or `1m30s`; 1 s to 24 h.
   * @default "10s", the study's
   */
  runTime?: string;
  /**
   * How long the load runs with all its users before the measurement, such as `3s`; at most
   * an hour. Not with LoadKind.Ramp.
   * @default "3s"
   */
  settleTime?: string | undefined;
  /**
   * In how many equal steps the users become more, with LoadKind.Steps, or how many rates are tried at most, with
   * LoadKind.Capacity, 2 to 20.
   * @default 4; with LoadKind.Capacity 16
   */
  steps?: number | undefined;
  /**
   * How often somebody comes and a task begins, a second, 1 to 100000; with LoadKind.Open alone, and needed there.
   * @default none
   */
  arrivalsPerSecond?: number | undefined;
  /**
   * What has to be carried, and within which limits; with LoadKind.Capacity alone.
   * @default 99 of 100 within 500 ms and at most 1 % failed
   */
  objective?: Objective | undefined;
  /**
   * What the numbers have to be, for the load test to hold.
   * @default none
   */
  thresholds?: Threshold[] | undefined;
  /**
   * What becomes of a threshold that is missed: all that was measured is kept either way.
   * @default Enforce.Fail
   */
  enforce?: Enforce;
  /**
   * The memory that Locust may use, in MiB, 128 to 1048576.
   * @default 2048
   */
  memoryMb?: number | undefined;
  /**
   * How many CPUs Locust may use, 0.01 to 1024; it uses one at most.
   * @default all that the engine has
   */
  cpus?: number | undefined;
  /**
   * The directory, relative to where Pulumi runs, that gets STACK/RUN/output_stats.csv.
   * @default "results"
   */
  resultsDir?: string;
  /**
   * Any text: a change runs the load test again.
   * @default ""
   */
  runId?: string;
}

/** One load test of an HttpService by Locust. It runs again when the service, the locustfile or the load changes. */
export class LocustJob extends pulumi.ComponentResource {
  /** What Locust measured, equal to its CSV: what is not known is absent, and a warning says why. */
  readonly stats: pulumi.Output<LoadStats>;
  /** What became of each threshold. */
  readonly thresholds: pulumi.Output<JudgedThreshold[]>;
  /** Where the CSV lies on the host, relative to where Pulumi runs. */
  readonly statsCsv: pulumi.Output<string>;
  /** Where its report lies, one HTML file; absent where none could be written. */
  readonly report: pulumi.Output<string | undefined>;
  /** What was run, in words. */
  readonly load: string;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: LocustJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:LocustJob", name, {}, opts);
    const besides = loadTestProblems(args, "requirements");
    const plan = decideFor(this, () => loadPlan(name, { ...args, besides }));
    const { target, locustfile, runId = "" } = args;
    const test = loadTestFiles(args);

    const stdout = engineFor(this).runOnce(name, {
      program: "run-load",
      networks: target.networks,
      input: {
        ...{ ...plan.run, image: loadImage(this, name, args) },
        ...{ locustfile, loadDir: test?.loadDir, script: test?.script, files: test?.files },
        test: test?.fingerprint,
        stack: pulumi.getStack(),
        ...(args.secretEnv && { secretEnv: pulumi.secret(args.secretEnv) }),
        // A change of these is what asks for another run.
        rerunFor: [target.fingerprint, test?.fingerprint ?? "", runId],
      },
      dependsOn: readinessOf(target),
    });
    // What it was told may be secret; what it measured is not.
    const result = pulumi.unsecret(stdout).apply(parseLoadResult);
    this.stats = result.stats;
    this.thresholds = result.stats.apply((stats) => [
      ...judgeObjective(stats, plan.run.limits),
      ...judge(stats, args.thresholds),
    ]);
    this.statsCsv = result.statsCsv;
    this.load = plan.load;
    this.report = this.write(name, args.user);
    enforceThresholds(this, this.thresholds, args.enforce);
    this.registerOutputs({ stats: this.stats, statsCsv: this.statsCsv });
  }

  /** A job of its own: other thresholds are another report, and no other load. */
  private write(name: string, user: string): pulumi.Output<string | undefined> {
    const { statsCsv, thresholds, load } = this;
    const written = engineFor(this).runOnce(`${name}-report`, {
      program: "write-report",
      networks: [],
      input: { statsCsv, thresholds, load, user, stack: pulumi.getStack() },
      dependsOn: [],
    });
    return written.apply(parseReportResult).apply(({ report }) => report ?? undefined);
  }
}
