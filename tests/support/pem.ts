import { readFileSync } from "node:fs";
import * as path from "node:path";

const DIRECTORY = path.join(__dirname, "..", "fixtures", "tls");

/** A certificate or a key that was made for the tests, as text; for shop.example until 2126. */
export function pem(name: string): string {
  return readFileSync(path.join(DIRECTORY, name), "utf8");
}
