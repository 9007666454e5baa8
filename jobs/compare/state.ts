import * as fs from "node:fs";
import * as path from "node:path";
import type { CompareInput } from "../../configs/compare/input";
import { readRows, type RoundRow } from "../../configs/compare/measured";
import type { Refused } from "../../configs/compare/result";
import { giveTo } from "../lib/give-to";

/** What was found out before the rounds. */
export interface Tried {
  ratePerSecond: number;
  appUs: number | null;
  refused: Refused[];
}

const TRIED_FILE = "tried.json";
const ROUNDS_FILE = "rounds.jsonl";

/** What of a comparison is on disk, so that one that was interrupted goes on where it was. */
export class CompareState {
  readonly directory: string;
  private readonly user: string;

  constructor({ resultsDir, stack, key, user }: CompareInput) {
    this.directory = path.posix.join(resultsDir, stack, `compare-${key}`);
    this.user = user;
    const made = fs.mkdirSync(this.directory, { recursive: true });
    giveTo(user, path.resolve(made ?? this.directory));
  }

  tried(): Tried | undefined {
    const text = this.read(TRIED_FILE);
    return text === "" ? undefined : (JSON.parse(text) as Tried);
  }

  keepTried(tried: Tried): void {
    this.write(TRIED_FILE, JSON.stringify(tried));
  }

  rows(): RoundRow[] {
    return readRows(this.read(ROUNDS_FILE));
  }

  /** A line for each, at once: whatever happens then, it was measured. */
  add(row: RoundRow): void {
    const file = path.join(this.directory, ROUNDS_FILE);
    const isCut = !["", "\n"].includes(this.read(ROUNDS_FILE).slice(-1));
    fs.appendFileSync(file, `${isCut ? "\n" : ""}${JSON.stringify(row)}\n`);
  }

  /** Whole, or not at all. */
  write(name: string, text: string): void {
    const file = path.join(this.directory, name);
    fs.writeFileSync(`${file}.part`, text);
    fs.renameSync(`${file}.part`, file);
    giveTo(this.user, path.resolve(this.directory));
  }

  private read(name: string): string {
    const file = path.join(this.directory, name);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  }
}
