import * as pulumi from "@pulumi/pulumi";
import { pythonWarnings } from "../../configs/image/asked-python";
import { directoriesProblems, prefixProblems } from "../../configs/image/directories";
import { type FlaskImagePlan, flaskImagePlan } from "../../configs/image/plan";
import { flaskImageProblems } from "../../configs/image/problems";
import { type RunAs, runAs } from "../../configs/image/run-as";
import {
  choiceProblems,
  fieldsOf,
  onceEach,
  optionalProblems,
  problemsOf,
  assertNoProblems,
  without,
} from "../../configs/problems";
import { ownFileWarnings } from "../../configs/server/gunicorn/own-file";
import { secretEnvProblems } from "../../configs/server/inputs";
import { Server, SERVERS } from "../../configs/server/servers";
import { knownSecrets } from "../secret-env";
import { unreadableProblems } from "../unreadable";
import type { FlaskImageArgs } from "./flask-image-args";
import { hostUser } from "./host-user";
import { modulesFingerprint } from "./modules";
import { CONTENTS, readApp } from "./read-app";

/** An image and its user, decided. */
export interface DecidedImage {
  runAs: RunAs;
  plan: FlaskImagePlan;
  /** What works, and probably not as it was meant. */
  warnings: string[];
}

/**
 * Reads an app, and decides its image.
 * @throws ProblemsError that lists all that is wrong with the arguments, whatever they are
 */
export function decideImage(
  name: string,
  args: FlaskImageArgs,
  labels: Record<string, string>,
): DecidedImage {
  const given = fieldsOf(args);
  const { uid, gid, server = Server.Gunicorn, baseImage = "" } = given;
  const unread = directoriesProblems(given);
  const { problems, ...disk } = readApp(without(given, unread), CONTENTS);
  const { files = [], texts = {} } = disk;
  const decideUser = () => runAs({ ...hostUser(), uid, gid });
  const refusedUser = problemsOf(decideUser);
  const user = refusedUser.length > 0 ? SOMEBODY : decideUser();
  const buildSecrets = Object.keys(knownSecrets(given.buildSecrets));
  const options = { ...given, ...{ uid: user.uid, gid: user.gid }, ...disk, buildSecrets };
  assertNoProblems(
    `FlaskImage "${name}"`,
    onceEach([
      ...unread,
      ...problems,
      ...prefixProblems(given.frontend),
      ...unreadableProblems("caBundle", given.caBundle),
      ...optionalProblems("server", given.server, (path, got) =>
        choiceProblems(path, got, Object.values(Server)),
      ),
      ...optionalProblems("buildSecrets", given.buildSecrets, secretEnvProblems),
      ...refusedUser,
      ...flaskImageProblems({ ...options, server: undefined }),
    ]),
  );
  const plan = flaskImagePlan({
    ...{ ...options, baseImage, files, server: SERVERS[server].package, labels },
    modules: modulesFingerprint(),
    ...{ project: pulumi.getProject(), stack: pulumi.getStack(), component: name },
  });
  const warnings = [
    ...pythonWarnings(baseImage, texts),
    ...(server === Server.Gunicorn ? ownFileWarnings(texts["gunicorn.conf.py"]) : []),
  ];
  return { runAs: user, plan, warnings };
}

/** Ids that are right, where those that were given are not. */
const SOMEBODY: RunAs = { uid: 1000, gid: 1000, why: "" };
