import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as serving from "./components";
import { hopOutput } from "./program/hop";
import { inOrder, readSettings } from "./program/settings";
import { programConfig, secretKeys, stackFile } from "./program/stack-config";
import { writtenProblems } from "./program/written";

const stack = pulumi.getStack();
const settings = readSettings(stack, programConfig(), secretKeys());
const written = writtenProblems(pulumi.getProject(), stackFile() ?? "");
serving.decideForRun(() =>
  serving.assertNoProblems(
    `The config of stack ${stack}`,
    inOrder([...written, ...settings.problems, ...appProblems()]),
  ),
);
for (const warning of settings.warnings) void pulumi.log.warn(warning);

const engine = new docker.Provider("engine", { host: serving.decideForRun(serving.dockerHost) });
const providers = { docker: engine };

function appProblems() {
  const { app, comparison } = settings;
  return comparison
    ? serving.comparisonArgsProblems({ ...app, ...comparison })
    : serving.flaskAppProblems(app);
}

/** A stack's output is null where it is not known: an absent one would be no output at all. */
const known = <T>(value: pulumi.Output<T>) => value.apply((one) => one ?? null);

export = settings.comparison
  ? new serving.Comparison("compare", { ...settings.app, ...settings.comparison }, { providers })
      .outputs
  : served(new serving.FlaskApp("app", settings.app, { providers }));

function served(app: serving.FlaskApp) {
  const stats = app.stats.apply(serving.statsOutputs);
  const numbers = serving.METRIC_NAMES.map((name) => [name, stats[name]]);
  return {
    ...Object.fromEntries(numbers),
    endpoints: stats.endpoints,
    phases: stats.phases,
    containers: stats.containers,
    timeSplit: stats.timeSplit,
    ...{ capacityRps: stats.capacityRps, limitedBy: stats.limitedBy },
    capacitySteps: stats.capacitySteps,
    ...{ source: stats.source, ran: stats.ran, change: stats.change },
    validity: stats.validity,
    warnings: stats.warnings,
    thresholds: app.thresholds,
    statsCsv: known(app.statsCsv),
    report: known(app.report),
    hop: hopOutput(settings, stats.containers),
    ...{ load: app.load, url: known(app.url) },
    ...{ topology: settings.topology, tuning: settings.tuning, assumed: app.assumed },
    ...{ image: app.image, runAs: app.runAs, mounts: app.mounts },
  };
}
