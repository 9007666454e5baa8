import * as path from "node:path";
import { APP_DIRECTORY } from "../../configs/image/packages/dockerfile";
import { dataProblems } from "../../configs/container/data";
import type { Finding, Look } from "./finding";
import type { WrittenPlace } from "./written-places";

/** Where what would lie beside sources goes: by a variable, or by a link in its place. */
const ASIDE = `${APP_DIRECTORY}/data`;

/** The directories that an app writes to, by what its sources say: all else is read-only. */
export function dataFindings(look: Look, places: readonly WrittenPlace[]): Finding[] {
  const { movable, linked } = sorted(look, places);
  const { files, others } = filesOf(linked);
  return [
    ...movable.map(movedFinding).filter(onceEach),
    ...writablePlaces(look, places)
      .filter(outermost)
      .flatMap((one, index) => [
        ...mountFindings(look, one, index),
        ...(one.directory === ASIDE && files.length > 0 ? [filesFinding(files, index)] : []),
      ]),
    ...others.map(editFinding),
  ];
}

/** Where it may write once all of that is set. */
export function writablePlaces(look: Look, places: readonly WrittenPlace[]): WrittenPlace[] {
  const { kept, beside, movable, linked } = sorted(look, places);
  const aside = [...movable, ...linked].map((place) => ({ ...place, directory: ASIDE }));
  return [...kept.filter((one) => !beside.includes(one)), ...aside];
}

/**
 * The places that may be the app's, of them those beside its sources, and of these those that a variable moves, and the
 * files that a link leads to.
 */
function sorted(look: Look, places: readonly WrittenPlace[]) {
  const kept = places.filter(({ directory }) => isOwn(directory));
  const beside = kept.filter(({ directory }) => holdsSources(directory, look.files));
  const movable = beside.filter(({ variable }) => variable !== undefined);
  const fixed = beside.filter((one) => one.variable === undefined && !hasWay(one, kept));
  return { kept, beside, movable, linked: fixed.filter(({ file }) => file !== undefined) };
}

/** Whether a database lies beside its sources that only settings for work have: those to serve by tell another place. */
export function isForWork(look: Look, places: readonly WrittenPlace[]): boolean {
  const { kept, beside } = sorted(look, places);
  return beside.some((one) => one.variable === undefined && hasWay(one, kept));
}

/** What may be the app's own in its container, and is not its sources themselves. */
function isOwn(directory: string): boolean {
  if (directory === APP_DIRECTORY) return true;
  return dataProblems("data", [{ hostPath: "./data", containerPath: directory }]).length === 0;
}

/** A directory of the machine in its place would hide them. */
function holdsSources(directory: string, files: readonly string[]): boolean {
  const within = path.posix.relative(APP_DIRECTORY, directory);
  if (within === "") return true;
  return files.some((file) => file.startsWith(`${within}/`) && file.endsWith(".py"));
}

/** Settings for work keep their own database there; those to serve by have a variable. */
function hasWay({ isSqlite }: WrittenPlace, all: readonly WrittenPlace[]): boolean {
  return isSqlite && all.some((one) => one.isSqlite && one.variable !== undefined);
}

function movedFinding(place: WrittenPlace): Finding {
  const { variable, file, why } = place;
  const value = `${variable?.before ?? ""}${ASIDE}/${file ?? ""}`;
  return {
    key: `env.${variable?.name ?? ""}`,
    value: value.replace(/\/$/, ""),
    why: `${why}, beside its sources, unless this variable tells another place`,
    kind: "certain",
  };
}

function onceEach({ key }: Finding, index: number, all: readonly Finding[]): boolean {
  return all.findIndex((one) => one.key === key) === index;
}

/** Of those within each other the outer one has both. */
function outermost({ directory }: WrittenPlace, index: number, all: readonly WrittenPlace[]) {
  const isSame = (one: WrittenPlace) => one.directory === directory;
  return (
    all.findIndex(isSame) === index &&
    !all.some((one) => !isSame(one) && `${directory}/`.startsWith(`${one.directory}/`))
  );
}

function mountFindings({ appDir }: Look, { directory, why }: WrittenPlace, index: number) {
  const within = path.posix.relative(APP_DIRECTORY, directory);
  const host = within.startsWith("..") ? path.posix.basename(directory) : within;
  const of = (key: string, value: string): Finding => ({
    key: `data[${index}].${key}`,
    value,
    why,
    kind: "certain",
  });
  return [of("hostPath", `${appDir}/${host}`), of("containerPath", directory)];
}

/** The files beside the sources that one directory can keep: each by a name of its own, which is one word. */
function filesOf(linked: readonly WrittenPlace[]) {
  const each = linked.filter(
    (one, index) => linked.findIndex((other) => pathOf(other) === pathOf(one)) === index,
  );
  const canBeKept = (one: WrittenPlace, index: number) =>
    !/\s/.test(pathOf(one)) && each.findIndex(({ file }) => file === one.file) === index;
  return {
    files: each.filter(canBeKept),
    others: each.filter((one, index) => !canBeKept(one, index)),
  };
}

function pathOf({ directory, file = "" }: WrittenPlace): string {
  return path.posix.relative(APP_DIRECTORY, `${directory}/${file}`);
}

function toldOf(one: WrittenPlace): string {
  return `${one.why.replace(/ there$/, "")} at ${pathOf(one)}`;
}

function editFinding(one: WrittenPlace): Finding {
  const why = `${toldOf(one)}, beside its sources, where it may not write: give it a directory of its own, such as instance/`;
  return { key: "data", value: undefined, why, kind: "edit" };
}

function filesFinding(files: readonly WrittenPlace[], index: number): Finding {
  const why = `${files.map(toldOf).join(", ")}, beside its sources: kept in that directory, with a link in its place`;
  return { key: `data[${index}].files`, value: files.map(pathOf).join(" "), why, kind: "certain" };
}
