import * as path from "node:path";
import { keptFileProblems } from "./kept-files";
import { isRecord, listProblems, type Problem, recordProblems } from "../problems";

/** A directory of the host that the app writes to. */
export interface DataMount {
  /** Relative to where Pulumi runs, or absolute. Made where it is missing, never removed. */
  hostPath: string;
  /** Where the app finds it: absolute, in the container. */
  containerPath: string;
  /**
   * Files that the app has beside its sources and writes to, such as a SQLite database, relative to its
   * directory: they are kept in this one, a link is in their place, and what is there of them is copied once.
   * @default none
   */
  files?: string[] | undefined;
  /**
   * The directory that these files are relative to; FlaskApp's is the app's.
   * @default where Pulumi runs
   */
  filesFrom?: string | undefined;
}

/** Whether a value has both directories, as texts, and files, if any, as texts. */
export function isDataMount(value: unknown): value is DataMount {
  if (!isRecord(value)) return false;
  const { hostPath, containerPath, files = [], filesFrom = "" } = value;
  const hasFiles = Array.isArray(files) && files.every((file) => typeof file === "string");
  return [hostPath, containerPath, filesFrom].every((one) => typeof one === "string") && hasFiles;
}

const EXPECTED = "hostPath and containerPath";

/**
 * What is wrong with the directories that a container is to write to, whatever they are.
 * @param around directories besides the project's that none of them may hold
 */
export function dataProblems(
  path: string,
  got: unknown,
  around: readonly string[] = [],
): Problem[] {
  return [
    ...listProblems(path, got, {
      expected: EXPECTED,
      each: (path, one) => mountProblems(path, one, [".", ...around]),
    }),
    ...(Array.isArray(got) ? sharedProblems(path, got.filter(isDataMount)) : []),
  ];
}

function mountProblems(path: string, got: unknown, around: readonly string[]): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, EXPECTED);
  const { hostPath, containerPath } = got;
  return [
    ...(isHostPath(hostPath, around)
      ? []
      : [{ path: `${path}.hostPath`, expected: OF_THE_HOST, got: hostPath }]),
    ...(isContainerPath(containerPath)
      ? []
      : [{ path: `${path}.containerPath`, expected: OF_THE_CONTAINER, got: containerPath }]),
    ...keptFileProblems(`${path}.files`, got.files),
  ];
}

const OF_THE_HOST =
  "a directory of the host, relative to the project or absolute, never / itself, " +
  "one of the system's, or one that holds the app or the project";
const OF_THE_CONTAINER =
  "an absolute path in the container that is the app's own, such as /srv/app/instance";

// eslint-disable-next-line no-control-regex -- these are what is refused
const NAMES = /^[^\u0000-\u001f\u007f:]+$/;

/** Directories that hold what others need: they are given away as a whole where they are the app's. */
const OF_THE_SYSTEM =
  /^\/((bin|boot|etc|lib\w*|sbin|usr|root|home|opt|srv|var|run|tmp|mnt|media)|((dev|proc|sys)(\/.*)?))?$/;

function isHostPath(got: unknown, around: readonly string[]): boolean {
  if (typeof got !== "string" || !NAMES.test(got)) return false;
  const place = path.resolve(got);
  return !OF_THE_SYSTEM.test(place) && !around.some((one) => holds(place, path.resolve(one)));
}

/** Where the image has its own: a directory there would hide it, or never be reached. */
const OF_THE_IMAGE =
  /^\/(home|media|mnt|srv(\/app)?|var(\/(lib|tmp|run|log|cache))?|(bin|boot|dev|etc|lib\w*|opt|proc|root|run|sbin|sys|tmp|usr|srv\/frontend)(\/.*)?)?$/;

function isContainerPath(got: unknown): boolean {
  if (typeof got !== "string" || !NAMES.test(got)) return false;
  const place = withoutEnd(got);
  return (
    place.startsWith("/") && path.posix.normalize(place) === place && !OF_THE_IMAGE.test(place)
  );
}

function withoutEnd(directory: string): string {
  return directory.replace(/(?<=.)\/$/, "");
}

function holds(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(outer === "/" ? outer : `${outer}/`);
}

/** One place in a container is one directory; of two within each other Docker would make the inner one as root's. */
function sharedProblems(path: string, mounts: readonly DataMount[]): Problem[] {
  const places = mounts.map(({ containerPath }) => withoutEnd(containerPath));
  return places.flatMap((place, index) => {
    const other = places
      .slice(0, index)
      .find((before) => holds(before, place) || holds(place, before));
    if (other === undefined) return [];
    const expected = `a path beside ${other}, neither within it nor around it`;
    return [
      { path: `${path}[${index}].containerPath`, expected, got: mounts[index]!.containerPath },
    ];
  });
}
