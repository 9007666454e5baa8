import { type Finding, finding } from "./findings";

/** What a container has logged while it was measured. */
export interface LogUse {
  /** Whether nginx runs in it, which can write several lines at once. */
  isNginx: boolean;
  /** Whether Flask's development server does, whose access log no option takes away. */
  isDevServer: boolean;
  lines: number;
  /** Those of an access log: a request as HTTP's own first line has it. */
  accesses: number;
  /** Those that are for debugging. */
  debug: number;
  /** Those that came at once with the one before, as with one write. */
  together: number;
  /** When the last one came, in seconds. */
  last: number;
}

/** Nothing yet, of a container with such a command. */
export function nothingLogged(command: string): LogUse {
  const isNginx = /\bnginx\b/.test(command);
  const isDevServer = /\brun_flask\.py\b/.test(command);
  return { isNginx, isDevServer, lines: 0, accesses: 0, debug: 0, together: 0, last: 0 };
}

/** As Flask's development server, Gunicorn, Granian and nginx write one. */
const ACCESS = /"[A-Z]+ \S+ HTTP\/\d/;
/** As Python's logging, Gunicorn and nginx name that level. */
const DEBUG = /\bDEBUG\b|\[debug\]/;
/** The engine takes the lines of one write one after the other: those of two are further apart. */
const AT_ONCE_SECONDS = 0.0002;

/** What is known with one more line, which the engine put its time before. */
export function addLogged(use: LogUse, line: string): LogUse {
  const [, date = "", part = ""] = /^(\S+?)(\.\d+)?Z /.exec(line) ?? [];
  const at = Date.parse(`${date}Z`) / 1000 + Number(part);
  return {
    ...use,
    lines: use.lines + 1,
    accesses: use.accesses + Number(ACCESS.test(line)),
    debug: use.debug + Number(DEBUG.test(line)),
    together: use.together + Number(at - use.last < AT_ONCE_SECONDS),
    last: at,
  };
}

/** Half of the requests: what logs each of several that share them does so of fewer. */
const EACH = 0.5;
/** An app may well log a line or two of its own. */
const MANY = 4;
/** So many lines say how they come. */
const ENOUGH_LINES = 100;

/**
 * What about the logs costs a part of what the service carries.
 * @param uses by component
 * @param front the component that the load asks
 * @param requests how many came meanwhile
 */
export function logFindings(
  uses: ReadonlyMap<string, LogUse>,
  front: string,
  requests: number,
): Finding[] {
  if (requests === 0) return [];
  const times = (number: number) => number / requests;
  const isLogged = times(uses.get(front)?.lines ?? 0) >= EACH;
  const behind = isLogged ? [...uses].filter(([name]) => name !== front) : [];
  return [
    ...behind
      .filter(([, { accesses }]) => times(accesses) >= EACH)
      .map(([name, { isDevServer }]) => twiceFinding(name, front, isDevServer)),
    ...[...uses].flatMap(([name, { lines, debug }]) =>
      muchFindings(name, times(lines), times(debug)),
    ),
    ...unbufferedFindings(front, uses.get(front), requests),
  ];
}

function twiceFinding(name: string, front: string, isDevServer: boolean): Finding {
  const twice = `${name} writes an access log too, behind ${front}, which knows of each request`;
  // What belongs to it does not make each measurement of it one that decides nothing.
  if (isDevServer) {
    const sentence = `${twice}: Flask's development server always does, so that it is a part of what that server costs. Another server has none.`;
    return finding("dev-server-logs", sentence);
  }
  const sentence =
    `${twice}: that costs a server up to two fifths of what it carries. ` +
    "Set accessLog of GunicornService or GranianService to false, or take accesslog out of the app's own gunicorn.conf.py.";
  return finding("log-costs", sentence);
}

function muchFindings(name: string, lines: number, debug: number): Finding[] {
  if (debug < EACH && lines < MANY) return [];
  const what = debug < EACH ? "" : ", for debugging";
  const sentence = `${name} writes ${lines.toFixed(1)} lines of log for each request${what}: that costs a part of what it carries. Raise its log level: the app's own, loglevel of its gunicorn.conf.py, or nginx's error_log.`;
  return [finding("log-costs", sentence)];
}

function unbufferedFindings(front: string, use: LogUse | undefined, requests: number): Finding[] {
  if (!use?.isNginx || use.lines < ENOUGH_LINES || use.lines < EACH * requests) return [];
  if (use.together >= use.lines / 2) return [];
  const sentence = `${front} writes each line of its access log by itself, which costs a write a request. With tuning production several have one; accessLog of nginx to false has none.`;
  return [finding("log-unbuffered", sentence)];
}
