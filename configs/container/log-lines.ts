import { stripVTControlCharacters } from "node:util";

/** A line that a server or a logger begins, whatever was written before it. */
const STARTS =
  /^(\[?\d{4}-\d\d-\d\d[T ]\d\d:|\{"|(DEBUG|INFO|WARNING|ERROR|CRITICAL)\b|\[(DEBUG|INFO|WARNING|ERROR|CRITICAL)\]|Exception (in thread|ignored in))/;

/** A request that was answered, as Gunicorn and Flask's development server write it; ours to see whether it answers, too. */
const ACCESS = /\S+ \S+ \S+ \[\d+\/\w+\/\d{4}[: ][^\]]*\] "[^"]*" \d{3}\b/;

/** What a server says of its own comings and goings: no line of it tells why an app fails. */
const ROUTINE =
  /\] (Starting gunicorn|Listening at:|Using worker:|Booting worker with|Worker exiting|Handling signal:|Control socket|Shutting down: Master|Reason: Worker failed to boot|Worker \(pid:\d+\) was sent SIGTERM)|^(?: \* (?:Serving Flask app|Debug mode|Running on)|WARNING: This is a development server|Press CTRL\+C|Usage: flask run \[OPTIONS\]|Try 'flask run --help'| +File "|Extension modules:)/;

/** What stands before a traceback, and says only whose it is. */
const INTRODUCES =
  /Exception in worker process|Exception on \S+ \[[A-Z]+\]|Error handling request|^Exception in thread|While importing '|Worker \(pid:\d+\) exited with code 3\./;

/** What Gunicorn puts before each of its lines. */
const STAMP = /^\[[^\]]+\] \[\d+\] /;

/** A log's lines without the colours that are for terminals. A traceback that a logger has put into JSON is one again. */
export function logLines(log: string): string[] {
  return stripVTControlCharacters(log)
    .split("\n")
    .map((line) => line.replace(/\s+$/, ""))
    .flatMap(unwrapped);
}

/** Whether a line is the first of something new, and no continuation. */
export function startsEntry(line: string): boolean {
  return [STARTS, ACCESS, ROUTINE].some((known) => known.test(line) && !/^ +File "/.test(line));
}

/** Whether a line says only whose traceback comes next. */
export function introducesTraceback(line: string): boolean {
  return INTRODUCES.test(line);
}

/** The lines that may tell something: no requests, no routine, and each once, however often it came. */
export function tellingLines(lines: readonly string[]): string[] {
  const telling = lines.filter(
    (line) => line !== "" && ![ACCESS, ROUTINE, INTRODUCES].some((known) => known.test(line)),
  );
  const kinds = telling.map((line) =>
    STAMP.test(line) ? line.replace(STAMP, "").replace(/\d+/g, "0") : line,
  );
  return telling.filter((_, index) => kinds.lastIndexOf(kinds[index] ?? "") === index);
}

/** How many ends of workers are no accident. */
const DYING = 20;

/** Whether a log tells of one worker of Gunicorn's after the other that ends. */
export function workersDie(log: string): boolean {
  const end =
    /\] Worker exiting|Worker \(pid:\d+\) (exited with|was sent SIG)|Worker with pid \d+ was terminated/;
  return log.split("\n").filter((line) => end.test(line)).length >= DYING;
}

/** What a logger wrote as JSON: a traceback in it is lines again, and a request is known as one. */
function unwrapped(line: string): string[] {
  const texts = jsonTexts(line).map(stripVTControlCharacters);
  const traceback = texts.find((text) => text.includes("Traceback (most recent call last)"));
  const said = texts.filter((text) => text !== traceback).join(" ");
  if (traceback !== undefined) return [said, ...traceback.split("\n")];
  return texts.length > 0 && [ACCESS, ROUTINE].some((known) => known.test(said)) ? [said] : [line];
}

function jsonTexts(line: string): string[] {
  if (!line.startsWith("{")) return [];
  try {
    return Object.values(JSON.parse(line) as object).filter((one) => typeof one === "string");
  } catch {
    return [];
  }
}
