import {
  inputProblems,
  isRecord,
  patternProblems,
  type Problem,
  recordProblems,
} from "../problems";
import { userProblems } from "./user";

/** What is wrong with an image that has an app in it, whatever it is; its `app` is the server's to check. */
export function appImageProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "an image, such as a FlaskImage");
  return [
    ...inputProblems(`${path}.imageId`, got.imageId, imageIdProblems),
    ...patternProblems(`${path}.fingerprint`, got.fingerprint, {
      pattern: /./,
      expected: "a text that changes when the image's content does",
    }),
    ...userProblems(`${path}.user`, got.user),
  ];
}

/** The problem with a text that names no image by its content, if there is one. */
export function imageIdProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/,
    expected: "an image's id, such as sha256:…",
  });
}
