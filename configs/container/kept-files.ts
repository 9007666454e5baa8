import * as path from "node:path";
import { isRecord, listProblems, type Problem } from "../problems";

/** A directory that keeps files which an app has beside its sources. */
interface Keeping {
  hostPath: string;
  containerPath: string;
  files?: readonly string[] | undefined;
  filesFrom?: string | undefined;
}

/** What stands in an app in the place of a file that is kept elsewhere: where it is, and where it leads. */
export interface Link {
  /** Relative to the app's directory. */
  path: string;
  /** Absolute, in the container. */
  target: string;
}

/** A file of this machine that is copied where there is none yet. */
export interface FirstCopy {
  from: string;
  to: string;
}

/** The links of an app, whose files are kept by these directories. */
export function linksOf(data: readonly Keeping[]): Link[] {
  return data.flatMap(({ containerPath, files = [] }) =>
    files.map((file) => ({ path: file, target: path.posix.join(containerPath, nameOf(file)) })),
  );
}

/** What these directories begin with. */
export function firstCopies(data: readonly Keeping[]): FirstCopy[] {
  return data.flatMap(({ hostPath, files = [], filesFrom = "." }) =>
    files.map((file) => ({
      from: path.join(filesFrom, file),
      to: path.join(hostPath, nameOf(file)),
    })),
  );
}

/** What a kept file is called in its directory. */
function nameOf(file: string): string {
  return path.posix.basename(file);
}

// eslint-disable-next-line no-control-regex -- these are what is refused
const NAMES = /^[^\u0000-\u001f\u007f]+$/;
const EXPECTED =
  "a file of the app, relative to its directory, such as shop/shop.db, of a name that no other has there";

/** What is wrong with the files that a directory is to keep, whatever they are. */
export function keptFileProblems(place: string, got: unknown): Problem[] {
  if (got === undefined) return [];
  const names = Array.isArray(got) ? got.map((file) => nameOf(String(file))) : [];
  const isWrong = (at: number) => !isFile((got as unknown[])[at]) || names.indexOf(names[at]!) < at;
  return [
    ...listProblems(place, got, { expected: "files of the app", each: () => [] }),
    ...names.flatMap((_, at) =>
      isWrong(at)
        ? [{ path: `${place}[${at}]`, expected: EXPECTED, got: (got as unknown[])[at] }]
        : [],
    ),
  ];
}

function isFile(file: unknown): boolean {
  if (typeof file !== "string" || !NAMES.test(file)) return false;
  const isPlain = path.posix.normalize(file) === file && !file.endsWith("/");
  return isPlain && !path.posix.isAbsolute(file) && !/^\.{1,2}(\/|$)/.test(file);
}

/** What is wrong with an image's links, whatever they are: a build puts them where they say. */
export function linkProblems(place: string, got: unknown): Problem[] {
  return listProblems(place, got, {
    expected: "a path of the app, and where it leads",
    each: (at, one) => {
      const { path: link, target } = (isRecord(one) ? one : {}) as Record<string, unknown>;
      const leads = typeof target === "string" && target.startsWith("/") && NAMES.test(target);
      return isFile(link) && leads
        ? []
        : [
            {
              path: at,
              expected: "a path of the app, and an absolute one of the container",
              got: one,
            },
          ];
    },
  });
}
