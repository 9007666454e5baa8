import type { Chain, Frame, Raised } from "./traceback";

/** Where no code of the app's own is: packages, what starts it, Python itself, and what has no file. */
const FOREIGN = /\/(site|dist)-packages\/|\/lib\/python\d|^\/opt\/(venv|flask-serving)\/|^</;

/** Where an app lies in its image. */
const APP = "/srv/app/";

/** How much of a message a line takes, and how many lines of one there are. */
const MESSAGE = { characters: 300, lines: 30 };

/** Exceptions that end a process because something else made it end. */
const ENDS = /^(gunicorn\.errors\.HaltServer|SystemExit|KeyboardInterrupt)\b/;

/** Whether a frame is code of the app's own. */
export function isOwn({ file }: Frame): boolean {
  return !FOREIGN.test(file);
}

/** The exceptions that a process failed of: what ended it rather than what was caught and logged; of several the last. */
export function causeOf(chains: readonly Chain[]): Chain | undefined {
  if (chains.length === 0) return undefined;
  const highest = Math.max(...chains.map(weight));
  return chains.findLast((chain) => weight(chain) === highest);
}

/** Whether it tells of the app, and not only that something else made the process end. */
export function tells(chain: Chain): boolean {
  return weight(chain) > 0 && chain.raised.some(({ frames }) => frames.some(isOwn));
}

function weight({ about, raised }: Chain): number {
  if (about.startsWith("Exception ignored in") || ENDS.test(raised.at(-1)?.message[0] ?? "")) {
    return 0;
  }
  if (/Exception in worker process/.test(about)) return 3;
  return /Exception on \S+ \[[A-Z]+\]|Error handling request/.test(about) ? 2 : 1;
}

/** Each exception with its message and its place in the app's own code, in the log's order. */
export function causeText({ raised }: Chain): string[] {
  return raised.flatMap((one, index) => [
    [`${index === 0 ? "" : "Then: "}${shortMessage(one).join("\n")}`, place(one)]
      .filter(Boolean)
      .join("\n"),
  ]);
}

/** The message, without what is too long of it, and once: Gunicorn writes it again behind the traceback. */
export function shortMessage({ message: whole }: Raised): string[] {
  const [first = ""] = whole;
  const text = first.replace(/^[\w.]+: /, "");
  const again = whole.findIndex(
    (line, index) => index > 0 && (line === text || line.startsWith(`${text} (`)),
  );
  const message = again === -1 || text === first ? whole : whole.slice(0, again);
  const end = message.findLastIndex((line) => line !== "") + 1;
  const lines = message.slice(0, Math.min(end, MESSAGE.lines));
  return [
    ...lines.map((line) =>
      line.length > MESSAGE.characters ? `${line.slice(0, MESSAGE.characters)}…` : line,
    ),
    ...(end > MESSAGE.lines ? [`… ${end - MESSAGE.lines} more lines`] : []),
  ];
}

function place({ frames }: Raised): string {
  const own = frames.findLast(isOwn);
  if (!own) return "";
  const source = own.text[1]?.trim();
  return `  in ${shortPath(own.file)}, line ${own.line}${source ? `: ${source}` : ""}`;
}

function shortPath(file: string): string {
  return file.startsWith(APP) ? file.slice(APP.length) : file;
}
