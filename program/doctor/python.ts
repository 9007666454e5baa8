import { askedPython } from "../../configs/image/asked-python";
import type { Finding, Look } from "./finding";

/** The version of Python that the app says it is for. */
export function pythonFindings({ texts }: Look): Finding[] {
  const asked = askedPython(texts, undefined);
  if (asked === undefined) return [];
  const why = `${asked.file} says so; it is taken where images can be pulled`;
  return [{ key: "python", value: asked.version, why, kind: "choice" }];
}
