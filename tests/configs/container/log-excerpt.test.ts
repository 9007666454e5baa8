import { logExcerpt } from "../../../configs/container/log-excerpt";

const TRACEBACK = [
  "Traceback (most recent call last):",
  '  File "app.py", line 1, in <module>',
  "    import nothing",
  "ModuleNotFoundError: No module named 'nothing'",
];

test("a traceback is told whole, and not what the server makes of it", () => {
  const log = [
    "Booting",
    ...TRACEBACK,
    "Worker exiting",
    "Traceback (most recent call last):",
    "  x",
  ];
  expect(logExcerpt(log.join("\n"))).toEqual(TRACEBACK);
});

test("a long traceback is told from its end, where its cause stands", () => {
  const frames = Array.from({ length: 60 }, (_, index) => `  frame ${index}`);
  const log = [TRACEBACK[0], ...frames, "OSError: full", "after"];
  expect(logExcerpt(log.join("\n"))).toEqual([...frames.slice(-24), "OSError: full"]);
});

test("a log without one is told by its last lines", () => {
  const log = Array.from({ length: 60 }, (_, index) => `line ${index}`);
  expect(logExcerpt(`${log.join("\n")}\n`)).toEqual(log.slice(-25));
});
