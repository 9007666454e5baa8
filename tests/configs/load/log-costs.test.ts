import {
  addLogged,
  logFindings,
  type LogUse,
  nothingLogged,
} from "../../../configs/load/log-costs";

import { validityOf } from "../../../configs/load/validity";

/** Lines as the engine gives them, so many seconds after each other. */
function logged(command: string, lines: readonly string[], apart = 0.004): LogUse {
  return lines.reduce((use, line, index) => {
    const at = 1_700_000_000 + index * apart;
    const part = (at % 1).toFixed(9).slice(1);
    const date = new Date(Math.floor(at) * 1000).toISOString().slice(0, 19);
    return addLogged(use, `${date}${part}Z ${line}`);
  }, nothingLogged(command));
}
const lines = (line: string, count = 200) => Array<string>(count).fill(line);
const ACCESS = '10.0.0.3 - - [26/Nov/2026:07:10:01 +0000] "GET /api/items HTTP/1.1" 200 5';
const nginx = (apart = 0.00001) => logged('"nginx -g"', lines(ACCESS), apart);
const web = (...all: string[]) => logged('"python -m run_gunicorn"', all);
const found = (uses: Record<string, LogUse>, front = "proxy", requests = 200) =>
  logFindings(new Map(Object.entries(uses)), front, requests);
const codes = (...asked: Parameters<typeof found>) => found(...asked).map(({ code }) => code);

test("an access log of a server behind nginx, which has one, costs, and the finding says what to change", () => {
  expect(found({ proxy: nginx(), web: web(...lines(ACCESS)) })).toEqual([
    {
      code: "log-costs",
      weight: 36,
      sentence:
        "web writes an access log too, behind proxy, which knows of each request: that costs a server up to two fifths of what it carries. " +
        "Set accessLog of GunicornService or GranianService to false, or take accesslog out of the app's own gunicorn.conf.py.",
    },
  ]);
});

test("that of Flask's development server, which no option takes away, is told of, and leaves the measurement one that decides", () => {
  const command = '"/opt/venv/bin/python /opt/flask-serving/run_flask.py run --no-reload"';
  const all = found({ proxy: nginx(), web: logged(command, lines(ACCESS)) });
  expect(all).toEqual([
    {
      code: "dev-server-logs",
      weight: 27,
      sentence:
        "web writes an access log too, behind proxy, which knows of each request: Flask's development server always does, so that it is a part of what that server costs. Another server has none.",
    },
  ]);
  expect(validityOf(all)).toEqual({ verdict: "valid", reasons: [] });
  const debugging = logged(command, lines("[2026-11-26 07:10:01] [DEBUG] in app: x", 400));
  expect(codes({ proxy: nginx(), web: debugging })).toEqual(["log-costs"]);
});

test.each([
  ["Flask's development server", '10.0.0.3 - - [26/Nov/2026 07:10:01] "GET / HTTP/1.1" 200 -'],
  ["Granian", '[2026-11-26 07:10:01 +0000] 10.0.0.3 - "GET / HTTP/1.1" 200 1.2'],
  ["Gunicorn", '10.0.0.3 - - [26/Nov/2026:07:10:01 +0000] "POST /a?b HTTP/1.0" 200 5 "-" "x"'],
])("the access log of %s is known as one", (_, line) => {
  expect(codes({ proxy: nginx(), web: web(...lines(line)) })).toEqual(["log-costs"]);
});

test("one access log is what there has to be: nginx's, or, without nginx, the server's", () => {
  expect(codes({ proxy: nginx(), web: web() })).toEqual([]);
  expect(codes({ web: web(...lines(ACCESS)) }, "web")).toEqual([]);
  expect(codes({ proxy: logged("nginx", []), web: web(...lines(ACCESS)) })).toEqual([]);
});

test("an app's own line or two for each request are the app's, and cost what they cost", () => {
  const own = lines("INFO in app: item 5 was looked at", 400);
  expect(codes({ proxy: nginx(), web: web(...own) })).toEqual([]);
});

test.each([
  ["Gunicorn's for debugging", "[2026-11-26 07:10:01 +0000] [7] [DEBUG] GET /api/items", 1],
  ["nginx's", "2026/11/26 07:10:01 [debug] 7#7: *1 http cleanup add", 1],
  ["many of an app", "INFO SELECT * FROM item", 5],
])("a log that is %s costs: %s", (_, line, times) => {
  const [finding, ...others] = found({ web: web(...lines(line, 200 * times)) }, "web");
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: "log-costs" });
  expect(finding?.sentence).toBe(
    `web writes ${times}.0 lines of log for each request${times === 1 ? ", for debugging" : ""}: that costs a part of what it carries. Raise its log level: the app's own, loglevel of its gunicorn.conf.py, or nginx's error_log.`,
  );
});

test("a few lines among many requests cost nothing", () => {
  const few = [...lines(ACCESS, 20), ...lines("[DEBUG] started", 20)];
  expect(codes({ proxy: nginx(), web: web(...few) })).toEqual([]);
});

test("an nginx that writes each line by itself is told of, and one that writes some at once is not", () => {
  expect(found({ proxy: nginx(0.003), web: web() })).toEqual([
    {
      code: "log-unbuffered",
      weight: 28,
      sentence:
        "proxy writes each line of its access log by itself, which costs a write a request. With tuning production several have one; accessLog of nginx to false has none.",
    },
  ]);
  const alone = logged("nginx", lines(ACCESS, 50), 0.003);
  expect(codes({ proxy: alone }, "proxy", 50)).toEqual([]);
  expect(codes({ web: web(...lines(ACCESS)) }, "web")).toEqual([]);
});

test("without a request, and for a front that is none of the stack's, nothing is found", () => {
  expect(codes({ proxy: nginx(0.003), web: web(...lines(ACCESS)) }, "proxy", 0)).toEqual([]);
  expect(codes({ web: web(...lines(ACCESS)) }, "elsewhere.example")).toEqual([]);
});
