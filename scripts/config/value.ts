import { buffer } from "node:stream/consumers";
import { SetupError } from "../setup/run";
import type { SetArguments } from "./arguments";

/** The value of a setting, as it was given, ready for pulumi's stdin. */
export async function readValue({ key, value }: SetArguments): Promise<string> {
  return forPulumi(key, value ?? (await fromInput(key)));
}

/**
 * A text for pulumi's stdin, of which it takes one line end away.
 * @throws SetupError for what no variable can hold
 */
export function forPulumi(key: string, value: string): string {
  if (value.includes("\0")) {
    throw new SetupError(
      `${key}: expected a text, got one with a NUL in it, which no variable can hold.`,
    );
  }
  return `${value}\n`;
}

/** The bytes of a file as a text. @throws SetupError for bytes that are none */
export function textOf(what: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SetupError(`${what}: expected a text in UTF-8, got other bytes.`);
  }
}

/** Editors end the last line too: that line end is no part of the value. */
async function fromInput(key: string): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("The value, then Ctrl-D: ");
  return textOf(key, await buffer(process.stdin)).replace(/\r?\n$/, "");
}
