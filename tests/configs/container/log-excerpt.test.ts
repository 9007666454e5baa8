import { logExcerpt } from "../../../configs/container/log-excerpt";

const TRACEBACK = [
  "Traceback (most recent call last):",
  '  File "/srv/app/app.py", line 1, in <module>',
  "    import nothing",
  "ModuleNotFoundError: No module named 'nothing'",
];

test("a traceback is told whole, and not what the server makes of it", () => {
  const halted = [
    "[2026-11-25 16:20:38 +0000] [7] [INFO] Worker exiting (pid: 9)",
    "Traceback (most recent call last):",
    '  File "/opt/venv/lib/python3.12/site-packages/gunicorn/arbiter.py", line 1, in run',
    "gunicorn.errors.HaltServer: <HaltServer 'Worker failed to boot.' 3>",
  ];
  expect(logExcerpt([...TRACEBACK, ...halted].join("\n"))).toEqual({
    causes: [`${TRACEBACK[3]}\n  in app.py, line 1: import nothing`],
    lines: TRACEBACK,
  });
});

test("what starts the app is no code of its own", () => {
  const starter = [
    '  File "/opt/flask-serving/run_gunicorn.py", line 9, in load',
    "    load_app()",
  ];
  const log = [TRACEBACK[0], ...starter, ...starter, "NoAppException: Failed to find it"];
  expect(logExcerpt(log.join("\n")).causes).toEqual(["NoAppException: Failed to find it"]);
});

test("frames of packages are counted, not shown", () => {
  const frames = Array.from({ length: 60 }, (_, index) => [
    `  File "/opt/venv/lib/python3.12/site-packages/p.py", line ${index}, in f`,
    "    f()",
  ]).flat();
  const log = [...TRACEBACK.slice(0, 3), ...frames, "OSError: full"];
  expect(logExcerpt(log.join("\n")).lines).toEqual([
    ...TRACEBACK.slice(0, 3),
    "  … 60 frames more",
    "OSError: full",
  ]);
});

test("of two functions that call each other for ever some calls are shown", () => {
  const call = (line: number) => [`  File "/srv/app/app.py", line ${line}, in f`, "    f()"];
  const frames = Array.from({ length: 500 }, () => [...call(1), ...call(2)]).flat();
  const { lines } = logExcerpt([TRACEBACK[0], ...frames, "RecursionError: too deep"].join("\n"));
  expect(lines.length).toBeLessThan(25);
  expect(lines).toContain("  … 992 frames more");
});

test("lines of others between those of a traceback do not end it", () => {
  const [head = "", frame = "", source = "", error = ""] = TRACEBACK;
  const other = "[2026-11-25 16:20:38 +0000] [7] [INFO] Booting worker with pid: 9";
  const { causes } = logExcerpt(
    [head, other, frame, source, " * Debug mode: off", error].join("\n"),
  );
  expect(causes).toEqual([`${error}\n  in app.py, line 1: import nothing`]);
});

test("a message of very many lines, and a very long one, are cut", () => {
  const many = Array.from({ length: 300 }, (_, index) => `line ${index}`);
  const { lines } = logExcerpt(
    [...TRACEBACK.slice(0, 3), "ValueError: x", ...many, "y".repeat(9000)].join("\n"),
  );
  expect(lines.at(-1)).toBe("… 272 more lines");
  expect(lines.join("\n").length).toBeLessThan(2000);
});

test("a log without one is told by its last lines, each once", () => {
  const log = Array.from({ length: 60 }, (_, index) => `line ${index}`);
  const text = `${log.join("\n")}\n${"again\n".repeat(90)}`;
  expect(logExcerpt(text)).toEqual({ causes: [], lines: [...log.slice(-24), "again"] });
});

test("colours do not come through", () => {
  expect(logExcerpt("\u001b[31mno\u001b[0m\n").lines).toEqual(["no"]);
});

test("a log of routine and requests alone tells nothing", () => {
  const log = [
    "[2026-11-25 16:20:38 +0000] [7] [INFO] Listening at: http://0.0.0.0:5901 (7)",
    '127.0.0.1 - - [25/Nov/2026 16:20:39] "GET / HTTP/1.1" 200 -',
    'INFO:werkzeug:127.0.0.1 - - [25/Nov/2026 16:20:39] "GET / HTTP/1.1" 200 -',
  ];
  expect(logExcerpt(log.join("\n"))).toEqual({ causes: [], lines: [] });
});

test("an app that is not there is told by Flask's own line, without how its command is used", () => {
  const log = [
    "Usage: flask run [OPTIONS]",
    "Try 'flask run --help' for help.",
    "",
    "Error: Failed to find attribute 'nothing' in 'app'.",
  ];
  expect(logExcerpt(log.join("\n"))).toEqual({ causes: [], lines: [log[3]] });
});
