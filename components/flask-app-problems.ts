import { appProblems } from "../configs/app/problems";
import { imageOptions, loadOptions } from "../configs/app/parts";
import { shapeProblems } from "../configs/app/shapes";
import { Proxy } from "../configs/app/choices";
import { keyPairProblems } from "../configs/nginx/certificate";
import { defaultImages } from "../configs/default-images";
import { fieldsOf, type Problem, without } from "../configs/problems";
import type { FlaskAppArgs } from "./flask-app-args";
import { hostUser } from "./image/host-user";
import { PATHS, readApp } from "./image/read-app";
import { loadTestProblems } from "./load/load-files";
import { unreadableProblems } from "./unreadable";
import { knownSecrets } from "./secret-env";

/**
 * Everything that is wrong with the arguments of a FlaskApp, by their names: for a program that has
 * more to tell in the same breath. FlaskApp refuses them by itself.
 */
export function flaskAppProblems(args: FlaskAppArgs): Problem[] {
  const { secretEnv } = fieldsOf(args);
  const secrets = secretEnv === undefined ? undefined : Object.keys(knownSecrets(secretEnv));
  return [...appProblems(args, readFacts(args), secrets), ...tlsProblems(args)];
}

/** Without nginx neither of them has an effect. */
function tlsProblems(args: FlaskAppArgs): Problem[] {
  const { proxy, tlsCertificate, tlsKey } = fieldsOf(args);
  return proxy === Proxy.Nginx ? keyPairProblems(tlsCertificate, tlsKey) : [];
}

/**
 * What this machine and the app's directory say, as far as the arguments are of the right types. FlaskImage
 * reads what the files hold: to read it here as well would make each deployment wait twice.
 */
function readFacts(args: FlaskAppArgs) {
  const sound = without(args, shapeProblems({ ...args })) as FlaskAppArgs;
  const images = defaultImages(process.env);
  const { files, ...read } = readApp(imageOptions(sound, images), PATHS);
  const problems = [
    ...read.problems,
    ...loadTestProblems(loadOptions(sound, images) ?? {}, "loadRequirements"),
    ...unreadableProblems("caBundle", sound.caBundle),
  ];
  const paths = files?.map(({ path }) => path);
  const buildSecrets = Object.keys(knownSecrets(sound.buildSecrets));
  return { ...read, problems, buildSecrets, files: paths, host: hostUser(), images };
}
