import { askedPython } from "../../configs/image/asked-python";
import { isEarlier, nearestPython } from "../../configs/image/nearest-python";
import { pinnedPython } from "../../configs/image/packages/wheels";
import type { Finding, Look } from "./finding";
import { packageTexts } from "./lists";

/**
 * The version of Python that the app says it is for, or that of those which can be had is nearest to it; where it
 * says none, the latest that its pins have wheels for.
 */
export function pythonFindings(look: Look): Finding[] {
  const asked = askedPython(look.texts, undefined);
  const pinned = pinnedPython(packageTexts(look));
  const ofPins = pinned && {
    value: pinned.python,
    why: `${pinned.pin} has no wheel for a later one`,
  };
  if (asked === undefined) return ofPins ? [certain(ofPins)] : [];
  const { version, file } = asked;
  if (look.pythons === undefined) {
    const why = `${file} says so; it is taken where images can be pulled`;
    return [{ key: "python", value: version, why, kind: "choice" }];
  }
  const value = nearestPython(version, look.pythons);
  if (value === version) return [certain({ value, why: `${file} says so` })];
  const isTooNew = ofPins !== undefined && isEarlier(ofPins.value, value);
  const instead = isTooNew ? ofPins : { value, why: `${value} is the nearest` };
  const why = `${file} says ${version}, which cannot be had here, and ${instead.why}`;
  return [certain({ value: instead.value, why })];
}

function certain({ value, why }: { value: string; why: string }): Finding {
  return { key: "python", value, why, kind: "certain" };
}
