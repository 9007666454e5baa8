import { startsEntry } from "./log-lines";

/** A place in a program that an exception went through. */
export interface Frame {
  file: string;
  line: number;
  /** The log's lines of it, the source among them. */
  text: string[];
}

/** An exception: the way that it took, to where it was raised, and its type and message. */
export interface Raised {
  frames: Frame[];
  message: string[];
}

/** Exceptions that led to each other, in the log's order: the innermost first, or a group before its members. */
export interface Chain {
  /** The line before it, which tells whose it is. */
  about: string;
  /** How many of the lines that belong to none stand before it. */
  at: number;
  raised: Raised[];
}

/** What a log holds. */
export interface Parsed {
  chains: Chain[];
  /** The lines that belong to none of them. */
  rest: string[];
}

const HEADER = /Traceback \(most recent call last\):$/;
const FATAL = /^Fatal Python error: /;
const FRAME = /^ +File "(.+)", line (\d+)(?:,? in .+)?$/;
const LINK =
  /^(The above exception was the direct cause of|During handling of the above exception)/;
/** What Python draws beside the members of a group. */
const GUTTER = /^ +(?:\| |\|$|\+ (?=Exception Group Traceback))/;
const MEMBER = /^ +\+[-+]+ [\d.]+ -+$/;
const LAST_MEMBER = /^ +\+-+$/;
/** What a message may end with that quotes another traceback: that one is what happened. */
const QUOTES = /(:|""")$/;

/** Finds the tracebacks in the lines of a log, as Python writes them: chained, grouped, quoted, of a crash. */
export function parseTracebacks(lines: readonly string[]): Parsed {
  const reader = new Reader();
  for (const line of lines) reader.take(line);
  const chains = reader.chains.map(({ raised, ...chain }) => ({
    ...chain,
    raised: raised.filter(({ message }) => message.length > 0),
  }));
  return { chains: chains.filter(({ raised }) => raised.length > 0), rest: reader.rest };
}

type State = "outside" | "frames" | "message" | "linked" | "member" | "crash";

class Reader {
  readonly chains: Chain[] = [];
  readonly rest: string[] = [];
  private state: State = "outside";
  private raised: Raised = { frames: [], message: [] };

  take(given: string): void {
    const line = given.replace(GUTTER, "");
    if (HEADER.test(line)) return this.open();
    if (FATAL.test(line)) return this.crash(line);
    if (MEMBER.test(line)) return void (this.state = "member");
    if (LAST_MEMBER.test(line)) return void (this.state = "outside");
    this[this.state](line);
  }

  private open(): void {
    const continues = ["linked", "member"].includes(this.state);
    const last = this.raised.message.findLast(Boolean) ?? "";
    if (this.state === "message" && QUOTES.test(last)) this.chains.at(-1)?.raised.pop();
    else if (!continues) this.start(this.rest.findLast(Boolean) ?? "");
    this.begin("frames");
  }

  private start(about: string): void {
    this.chains.push({ about, at: this.rest.length, raised: [] });
  }

  private begin(state: State): void {
    this.raised = { frames: [], message: [] };
    this.chains.at(-1)?.raised.push(this.raised);
    this.state = state;
  }

  private frames(line: string): void {
    const frame = FRAME.exec(line);
    if (frame) {
      const [, file = "", number] = frame;
      this.raised.frames.push({ file, line: Number(number), text: [line] });
    } else if (/^\s|^$/.test(line)) this.raised.frames.at(-1)?.text.push(line);
    // Others write between its lines.
    else if (startsEntry(line)) this.rest.push(line);
    else this.says(line);
  }

  private says(line: string): void {
    this.raised.message.push(line);
    this.state = "message";
  }

  private message(line: string): void {
    if (LINK.test(line)) this.state = "linked";
    else if (startsEntry(line)) this.leave(line);
    else if (FRAME.test(line)) this.resume(line);
    else this.raised.message.push(line);
  }

  /** What looked like a message was another one's line. */
  private resume(line: string): void {
    this.rest.push(...this.raised.message);
    this.raised.message = [];
    this.state = "frames";
    this.frames(line);
  }

  private linked(line: string): void {
    if (line !== "") this.leave(line);
  }

  /** One that was never raised has no traceback, only its message. */
  private member(line: string): void {
    this.begin("frames");
    this.says(line);
  }

  /** What the interpreter itself says as it crashes: where it was comes first. */
  private crash(line: string): void {
    if (FATAL.test(line)) {
      this.start("");
      this.begin("crash");
      return void this.raised.message.push(line);
    }
    const [, file = "", number] = FRAME.exec(line) ?? [];
    if (file) this.raised.frames.unshift({ file, line: Number(number), text: [line] });
    // Of several threads only the one that crashed tells something: others stand before it, or after.
    else if (line.startsWith("Current thread ")) this.raised.frames = [];
    else if (line.startsWith("Thread ") && this.raised.frames.length > 0) this.leave(line);
    else if (line !== "" && !line.startsWith("Thread ")) this.leave(line);
  }

  private leave(line: string): void {
    this.state = "outside";
    this.rest.push(line);
  }

  /** What is written there is no exception. */
  private outside(line: string): void {
    this.rest.push(line);
  }
}
