import {
  introducesTraceback,
  logLines,
  startsEntry,
  tellingLines,
  workersDie,
} from "../../../configs/container/log-lines";

const REQUEST = '127.0.0.1 - - [25/Nov/2026:23:40:26 +0000] "GET / HTTP/1.1" 200 5 "-" "curl"';
const BOOTING = "[2026-11-25 23:40:26 +0000] [7] [INFO] Booting worker with pid: 7";

describe("the lines of a log", () => {
  test("have no colours, which are a terminal's, and no blanks at their end", () => {
    expect(logLines("\u001b[31mKeyError: 'A'\u001b[0m  \r\nb\t\n")).toEqual([
      "KeyError: 'A'",
      "b",
      "",
    ]);
  });

  test("keep the blanks at their beginning, by which a traceback is read", () => {
    expect(logLines('  File "/srv/app/app.py", line 3')).toEqual([
      '  File "/srv/app/app.py", line 3',
    ]);
  });

  test("of a traceback that a logger put into JSON are its lines again, after what it said", () => {
    const line = JSON.stringify({
      level: "error",
      message: "boot failed",
      exc: "Traceback (most recent call last):\n  File \"a.py\", line 1\nKeyError: 'A'",
      pid: 7,
    });
    expect(logLines(line)).toEqual([
      "error boot failed",
      "Traceback (most recent call last):",
      '  File "a.py", line 1',
      "KeyError: 'A'",
    ]);
  });

  test("of a request that a logger put into JSON are the request", () => {
    expect(logLines(JSON.stringify({ msg: REQUEST }))).toEqual([REQUEST]);
  });

  test.each(["{", '{"a": }', "{}", '{"message": "ready"}'])("%s stays as it is", (line) => {
    expect(logLines(line)).toEqual([line]);
  });
});

describe("an entry", () => {
  test.each([
    REQUEST,
    BOOTING,
    "2026-11-25 23:40:26,001 app started",
    "[2026-11-25T23:40:26Z] app started",
    "ERROR:app:no such table",
    "[WARNING] slow",
    '{"level": "info"}',
    "Exception in thread Thread-1:",
    " * Serving Flask app 'app'",
  ])("begins with %s", (line) => {
    expect(startsEntry(line)).toBe(true);
  });

  test.each([
    '  File "/srv/app/app.py", line 3, in shop',
    "KeyError: 'A'",
    "",
    "ERRORS were found",
  ])("goes on with %j", (line) => {
    expect(startsEntry(line)).toBe(false);
  });
});

test("what says only whose traceback comes next is known", () => {
  expect(introducesTraceback("[2026-11-25] [7] [ERROR] Exception in worker process")).toBe(true);
  expect(introducesTraceback("[2026-11-25] ERROR in app: Exception on /shop [GET]")).toBe(true);
  expect(introducesTraceback("Exception: on the way")).toBe(false);
});

describe("what may tell something", () => {
  test("is neither a request nor a server's routine", () => {
    const lines = [BOOTING, REQUEST, "", "no such table: items", "Press CTRL+C to quit"];
    expect(tellingLines(lines)).toEqual(["no such table: items"]);
  });

  test("stands once, where it was said last, whichever worker said it", () => {
    const said = (pid: number) => `[2026-11-25 23:40:2${pid} +0000] [${pid}] [ERROR] lost ${pid}`;
    expect(tellingLines([said(1), "x", said(2), "x", "y"])).toEqual([said(2), "x", "y"]);
  });

  test("is more than one line where lines without Gunicorn's stamp differ by a number", () => {
    expect(tellingLines(["port 1", "port 2"])).toEqual(["port 1", "port 2"]);
  });
});

test("twenty workers that ended are no accident, and nineteen may be one", () => {
  const ended = "[2026-11-25 23:40:26 +0000] [1] [ERROR] Worker (pid:7) exited with code 1\n";
  expect(workersDie(ended.repeat(19))).toBe(false);
  expect(workersDie(ended.repeat(20))).toBe(true);
});
