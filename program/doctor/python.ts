import { askedPython } from "../../configs/image/asked-python";
import type { Finding, Look } from "./finding";

/** The version of Python that the app says it is for. */
export function pythonFindings({ texts }: Look): Finding[] {
  const asked = askedPython(texts);
  if (asked === undefined) return [];
  const why = `${asked.file} says so; it takes an image that can be pulled`;
  return [{ key: "python", value: asked.version, why, kind: "choice" }];
}
