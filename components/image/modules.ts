import * as path from "node:path";
import { MODULES } from "../../configs/container/modules";
import { fingerprint } from "../../configs/fingerprint";
import { fileFingerprint } from "../file-fingerprint";

const DIRECTORY = path.join(__dirname, "..", "..", "jobs", "payload");

/** Changes when a module of ours that goes into an image does. */
export function modulesFingerprint(): string {
  return fingerprint(MODULES.map((name) => fileFingerprint(path.join(DIRECTORY, name)) ?? ""));
}
