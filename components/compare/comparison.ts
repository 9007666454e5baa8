import * as pulumi from "@pulumi/pulumi";
import { imageOptions } from "../../configs/app/parts";
import type { AblationStep } from "../../configs/compare/ablation/steps";
import { type Candidate, servedBy } from "../../configs/compare/candidate";
import { startedCandidates } from "../../configs/compare/ablation/way";
import type { Ledger } from "../../configs/compare/ledger";
import {
  type CompareOutput,
  COMPARISON_PAGE,
  parseCompareOutput,
} from "../../configs/compare/output";
import type { MeasureName } from "../../configs/compare/measures";
import { comparisonPlan } from "../../configs/compare/plan";
import type { Spread } from "../../configs/compare/spread";
import { type Ratios, ratiosOf } from "../../configs/compare/ratios";
import type { Judged } from "../../configs/compare/verdict";
import { defaultImages } from "../../configs/default-images";
import { assertNoProblems } from "../../configs/problems";
import { withAskedPython } from "../asked-python";
import { decideFor } from "../decide";
import { engineFor } from "../engine/engine-for";
import { FlaskImage } from "../image/flask-image";
import { InternalNetwork } from "../internal-network";
import { knownSecrets } from "../secret-env";
import type { ComparisonArgs } from "./comparison-args";
import { comparisonArgsProblems } from "./comparison-problems";

/**
 * Several ways to serve an app, compared: each is started in its turn, asked for all that it carries and at a rate
 * that all of them carry, and removed, in rounds of an order by chance. It compares again when one of them changes.
 */
export class Comparison extends pulumi.ComponentResource {
  /** What each candidate came to, by its name: median, lowest and highest of the rounds. */
  readonly comparison: pulumi.Output<Record<string, Record<MeasureName, Spread>>>;
  /** Each candidate beside the reference, by each measure: the interval of the ratio, and what it says. */
  readonly verdicts: pulumi.Output<Judged[]>;
  /** Where the CPU of a request goes, by candidate. */
  readonly ledger: pulumi.Output<Ledger[]>;
  /** One thing changed at a time, in an order and in the reverse; empty unless `ablation` is true. */
  readonly ablation: pulumi.Output<AblationStep[]>;
  /** The intervals alone, by measure and candidate. */
  readonly ratios: pulumi.Output<Ratios>;
  /** Where the report lies, one HTML file. */
  readonly report: pulumi.Output<string>;
  /** All of it but the rounds, which are on disk. */
  private readonly result: pulumi.Output<CompareOutput>;

  /** @throws pulumi.ResourceError that lists all that is wrong with the arguments. */
  constructor(name: string, args: ComparisonArgs, opts?: pulumi.ComponentResourceOptions) {
    super("flask-serving:index:Comparison", name, {}, opts);
    decideFor(this, () => assertNoProblems(`Comparison "${name}"`, comparisonArgsProblems(args)));
    const defaults = defaultImages(process.env);
    const images = this.images(name, args);
    const network = new InternalNetwork(`${name}-network`, {}, { parent: this });
    const plan = decideFor(this, () =>
      comparisonPlan(args, images, defaults, Object.keys(knownSecrets(args.secretEnv))),
    );
    const inImage = <T extends { server: string }>(one: T) => ({
      ...one,
      image: (images[one.server] as FlaskImage).imageId,
    });
    const compared = engineFor(this).runOnce(name, {
      program: "compare",
      networks: [network.internalName],
      input: {
        ...plan,
        candidates: plan.candidates.map(inImage),
        variants: plan.variants.map(inImage),
        ...{ user: Object.values(images)[0]?.user },
        ...{ resultsDir: "results", stack: pulumi.getStack() },
        ...(args.secretEnv && { secretEnv: pulumi.secret(args.secretEnv) }),
      },
      dependsOn: [],
    });
    // What it was told may be secret; what it measured is not.
    this.result = pulumi.unsecret(compared).apply(parseCompareOutput);
    this.comparison = this.result.comparison;
    this.verdicts = this.result.verdicts;
    this.ledger = this.result.ledger;
    this.ablation = this.result.ablation;
    this.ratios = this.verdicts.apply(ratiosOf);
    this.report = this.result.apply(({ directory }) => `${directory}/${COMPARISON_PAGE}`);
    this.registerOutputs({ comparison: this.comparison, verdicts: this.verdicts });
  }

  /** What a stack that compares shows. */
  get outputs(): Record<string, pulumi.Output<unknown>> {
    const { comparison, ratios, verdicts, ledger, ablation, report, result } = this;
    return { comparison, ratios, verdicts, ledger, ablation, report, result };
  }

  /** One for each server: it has that in it, and what it is told differs. */
  private images(name: string, args: ComparisonArgs): Record<string, FlaskImage> {
    const defaults = defaultImages(process.env);
    const { buildSecrets } = args;
    const first = new Map<string, Candidate>();
    for (const one of startedCandidates(args))
      if (!first.has(one.server)) first.set(one.server, one);
    const made = [...first].map(([server, candidate]) => {
      const options = withAskedPython(servedBy(args, candidate), defaults);
      const told = { ...imageOptions(options, defaults), buildSecrets };
      return [server, new FlaskImage(`${name}-${server}`, told, { parent: this })];
    });
    return Object.fromEntries(made) as Record<string, FlaskImage>;
  }
}
