import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { failureText } from "../../../configs/container/failure-text";
import { LOG_LINES } from "../../../configs/container/log-hints";

/** Logs of small apps that fail, as they really ran, each in /srv/app with its packages in /opt/venv. */
const LOGS = "tests/fixtures/failures";

const HEAD = "web ended instead of serving (exit code 1).";
const said = (log: string, head = HEAD) =>
  failureText(readFileSync(path.join(LOGS, `${log}.log`), "utf8"), head);

/** What a message holds: the innermost cause, its place in the app's own code, and what mends it. */
const CASES: Record<string, string[]> = {
  "missing-package.gunicorn": [
    "No module named 'flask_migrate'\n  in shop/models.py, line 1: import flask_migrate",
    "name Flask-migrate in the app's requirements",
  ],
  "missing-package.flask": ["in shop/models.py, line 1: import flask_migrate"],
  "no-table.gunicorn": [
    "The cause:\nsqlite3.OperationalError: no such table: post\nThen: sqlalchemy.exc.OperationalError",
    "in app.py, line 11: return str(Post.query.all())",
    "lacks post: nobody has made its tables yet",
  ],
  "no-table.flask": ["sqlite3.OperationalError: no such table: post", "in app.py, line 11"],
  "settings.gunicorn": [
    "database_url\n  Field required",
    "mail_password\n  Field required",
    "in config.py, line 6: settings = Settings()",
    "Set secretEnv.DATABASE_URL and secretEnv.MAIL_PASSWORD.",
  ],
  "chained.gunicorn": [
    "The cause:\nFileNotFoundError: [Errno 2] No such file or directory: '/etc/shop/config.json'\n  in config.py, line 6",
    "Then: config.ConfigError: the config of the shop cannot be read\n  in config.py, line 9",
  ],
  "during-handling.gunicorn": [
    "The cause:\nKeyError: 'SECRET_KEY'\n  in app.py, line 4",
    "Then: RuntimeError: the shop needs a key\n  it is in the vault\n  in app.py, line 6",
    "Set secretEnv.SECRET_KEY.",
  ],
  "group.gunicorn": [
    "Then: ValueError: MAIL_HOST is not set\n  in app.py, line 3",
    "Then: ValueError: MAIL_USER is not set\n  in app.py, line 3",
  ],
  "syntax.gunicorn": ["SyntaxError: invalid syntax\n  in views.py, line 1: def index(:"],
  "tabs.gunicorn": ["TabError: inconsistent use of tabs", "in views.py, line 3"],
  "recursion-one.gunicorn": [
    "RecursionError: maximum recursion depth exceeded\n  in app.py, line 3: return down(n - 1)",
    "[Previous line repeated 973 more times]",
  ],
  "exit-text.gunicorn": ["DATABASE_URL must be set", "ends its process while it is imported"],
  "exit-text.flask": ["DATABASE_URL must be set"],
  "exit-silent.gunicorn": ["exited with code 1.", "look for sys.exit()"],
  "segfault.gunicorn": [
    "Fatal Python error: Segmentation fault\n  in app.py, line 4",
    "Compiled code of a package crashed",
  ],
  "app-run.gunicorn": ["The app starts a server itself while Gunicorn imports it"],
  "argparse.gunicorn": ["--config", "reads command-line arguments while it is imported"],
  "argparse.flask": ["--config", "reads command-line arguments while it is imported"],
  "sigkill.gunicorn": ["needs more memory than its limit"],
  "slow-request.gunicorn": ["silent for longer than timeoutSeconds", "in app.py, line 6"],
  "handled-first.gunicorn": [
    "The cause:\nKeyError: 'PAYMENT_KEY'\n  in app.py, line 8",
    "Its log tells of another one too: FileNotFoundError",
  ],
  "stdout-first.gunicorn": [
    "RuntimeError: one\n\ntwo lines\n  in app.py, line 6",
    "    reading the settings\n    connecting\n    still there\n",
  ],
  "json-log.gunicorn": ["KeyError: 'total'\n  in app.py, line 15: return {}[\"total\"]"],
  "thread.gunicorn": ["The cause:\nZeroDivisionError: division by zero\n  in app.py, line 9"],
  "env-key.gunicorn": ["KeyError: 'SECRET_KEY'", "a `.env` stays out of the image"],
  "refused.gunicorn": ["Connection refused", "in a container localhost is the container itself"],
  "redis-refused.gunicorn": ["Connection refused", "in app.py, line 7: return str(store.incr"],
  "host-name.gunicorn": ["could not translate host name", "set egress to internet"],
  "in-use.gunicorn": ["[Errno 98] Address already in use", "listens there already"],
  "permission.gunicorn": ["Permission denied: '/etc/shop.log'", "(uid, gid) may not use"],
  "no-space.gunicorn": ["[Errno 28] No space left on device", "A file system is full"],
  "dialect.gunicorn": ["write postgresql://"],
  "no-session-key.gunicorn": ["set secretEnv.SECRET_KEY", "in app.py, line 5"],
  "template.gunicorn": ["The image lacks index.html: it belongs in templates/"],
  "first-request.gunicorn": ["Flask has no before_first_request from version 2.3 on"],
  "no-app.gunicorn": ["set `app` to module:callable"],
  "library.flask": [
    "libzbar.so.0: cannot open",
    "name its Debian package in aptPackages, libzbar0",
  ],
  "program.gunicorn": [
    "The image lacks ffmpeg, which the app runs: name its Debian package in aptPackages, ffmpeg.",
  ],
  "argparse-own-runner.gunicorn": [
    "run_gunicorn.py: error: the following arguments are required: --config",
    "reads command-line arguments while it is imported",
  ],
  "decouple.gunicorn": [
    'UndefinedValueError: API_TOKEN not found. Declare it as envvar or define a default value.\n  in app.py, line 5: app.config["TOKEN"]',
    "Set secretEnv.API_TOKEN.",
  ],
  "denied-mysql.gunicorn": [
    "Access denied for user 'shop'@'localhost' (using password: YES)\")\n  in app.py, line 5",
    "The database refuses the app's user",
  ],
  "gone-module.gunicorn": [
    "No module named 'cgi'\n  in app.py, line 2: import webob",
    "Python itself has no cgi any more: take a later version of the package that imports it",
  ],
  "old-eventlet.gunicorn": [
    "module 'eventlet.green.thread' has no attribute 'start_joinable_thread'\n  in app.py, line 3",
    "older than the image's Python: take a later version of it",
  ],
  "memory-error.gunicorn": ["MemoryError\n  in app.py, line 4", "more memory than its limit"],
  "missing-opencv.gunicorn": [
    "No module named 'cv2'\n  in shop/pictures.py, line 1: import cv2",
    "name opencv-python-headless in the app's requirements",
  ],
  "no-gevent.gunicorn": [
    "Error: class uri 'gevent' invalid or not found",
    "The image lacks what the worker class gevent needs",
  ],
  "no-relation.gunicorn": [
    'UndefinedTable: relation "users" does not exist\nLINE 1: select name from users',
    "in app.py, line 11: cursor.execute",
    "lacks users: nobody has made its tables yet",
  ],
  "no-table-mysql.gunicorn": [
    "(1146, \"Table 'shop.users' doesn't exist\")\n  in app.py, line 11",
    "lacks shop.users",
  ],
  "port.gunicorn": ["in app.py, line 5: metrics = socket", "may not listen on port 80 itself"],
  "read-only.gunicorn": [
    "Read-only file system: '/srv/app/uploads'\n  in app.py, line 5",
    "a containerPath such as /srv/app/uploads.",
  ],
  "read-only-database.gunicorn": [
    "unable to open database file\n  in app.py, line 9: db = sqlite3.connect",
    "set `data` to one or more",
  ],
  "refused-mysql.gunicorn": [
    "Then: pymysql.err.OperationalError: (2003, \"Can't connect to MySQL server on '127.0.0.1'",
    "in a container localhost is the container itself",
  ],
  "timed-out.gunicorn": [
    "TimeoutError: timed out\n  in app.py, line 11: return urllib.request.urlopen",
    "Nothing answers where the app asks",
  ],
  "unresolved.gunicorn": [
    "Temporary failure in name resolution\nThen: urllib3.exceptions.NameResolutionError",
    "set egress to internet",
  ],
  "wrong-password.gunicorn": [
    'password authentication failed for user "shop"\n  in app.py, line 5: db = psycopg2.connect',
    "The database refuses the app's user",
  ],
  "werkzeug.flask": ["name werkzeug<3 in the app's list of packages"],
};

test.each(Object.entries(CASES))("the failure of %s is told by its cause", (log, parts) => {
  for (const part of parts) expect(said(log)).toContain(part);
});

test("each recorded log is held by a case", () => {
  expect(readdirSync(LOGS).sort()).toEqual(
    Object.keys(CASES)
      .map((log) => `${log}.log`)
      .sort(),
  );
});

test.each(Object.keys(CASES))(
  "%s is told without requests, colours and what is too long",
  (log) => {
    const text = said(log);
    for (const noise of ['"GET / HTTP', "\u001b", "Booting worker"])
      expect(text).not.toContain(noise);
    expect(text.split("\n").length).toBeLessThan(70);
  },
);

test.each(["no-table", "template", "no-space"])(
  "thousands of requests after its traceback do not hide what %s says",
  (name) => {
    const log = readFileSync(path.join(LOGS, `${name}.gunicorn.log`), "utf8");
    const request = '127.0.0.1 - - [25/Nov/2026:16:24:02 +0000] "GET / HTTP/1.1" 200 2 "-" "-"\n';
    expect(failureText(log + request.repeat(5000), HEAD)).toBe(failureText(log, HEAD));
  },
);

test("a process that says nothing is told so, with where to look", () => {
  expect(failureText("", "web ended instead of serving (exit code 0).")).toMatch(
    /\(exit code 0\)\.\nIt wrote nothing\.\n.*daemon in gunicorn\.conf\.py/,
  );
});

/** Lines of other versions than those that were recorded, and what a job says itself. */
const LINES: [string, RegExp][] = [
  ["PermissionError: [Errno 13] Permission denied: ('0.0.0.0', 80)", /port 80 itself/],
  ["web ended instead of serving (killed by SIGKILL).", /more memory than its limit/],
  ["web ended instead of serving (killed by SIGSEGV).", /Compiled code/],
  ["ImproperlyConfigured: Set the SECRET_KEY environment variable", /Set secretEnv\.SECRET_KEY/],
  ["KeyError: \"Config 'PAGE_SIZE' is missing, and has no default.\"", /Set env\.PAGE_SIZE/],
  [
    "RuntimeError: Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set.",
    /no address/,
  ],
  ["sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from string ''", /no address/],
  [
    'psycopg2.OperationalError: FATAL:  database "shop" does not exist',
    /no database shop: make it/,
  ],
  ["OperationalError: (1049, \"Unknown database 'shop'\")", /no database shop: make it/],
  ["sqlite3.OperationalError: database is locked", /one write at a time/],
  ["FATAL:  sorry, too many clients already", /fewer workers, or make the pools smaller/],
  ["CommandError: Can't locate revision identified by 'ae1027a6acf'", /does not have, ae1027a6acf/],
  ["[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", /env\.SSL_CERT_FILE/],
  ["botocore.exceptions.NoCredentialsError: Unable to locate credentials", /secretEnv/],
  ["OSError: [E050] Can't find model 'en_core_web_sm'. It", /the model en_core_web_sm/],
  [
    "LookupError: \n  Resource punkt not found.\n  Please use the NLTK Downloader to obtain it:",
    /NLTK's punkt: .*env\.NLTK_DATA/,
  ],
  ["ZoneInfoNotFoundError: 'No time zone found with key Europe/Berlin'", /name tzdata/],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'models/price.pkl'",
    /does not find models\/price\.pkl: .*\.dockerignore/,
  ],
  [
    "  File \"<frozen os>\", line 225, in makedirs\nOSError: [Errno 30] Read-only file system: '/srv/app/shop/../.data'",
    /a containerPath such as \/srv\/app\/\.data\.$/m,
  ],
  [
    '  File "/usr/lib/python3.13/pathlib.py", line 1311, in mkdir\n    os.mkdir(self, mode)\n    ~~~~~~~~^^^^^^\n' +
      "OSError: [Errno 30] Read-only file system: 'out.d'",
    /a containerPath such as \/srv\/app\/out\.d\.$/m,
  ],
  [
    "    os.mkdir(\"v1.0\")\nOSError: [Errno 30] Read-only file system: 'v1.0'",
    /a containerPath such as \/srv\/app\/v1\.0\.$/m,
  ],
  [
    '    open(".key", "w")\nOSError: [Errno 30] Read-only file system: \'.key\'',
    /\.key lies beside the sources: name it in that directory's files/,
  ],
  ["AttributeError: `np.float_` was removed in the NumPy 2.0 release.", /name numpy<2/],
  [
    "ImportError: cannot import name 'Price' from 'shop_prices' (/opt/venv/lib/python3.13/site-packages/shop_prices.py)",
    /installed version of shop-prices is not the one that this code was written for/,
  ],
  ["ValueError: numpy.dtype size changed, may indicate binary incompatibility", /name numpy<2/],
  [
    "AssertionError: Class <class 'SQLCoreOperations'> directly inherits TypingOnly but has additional attributes",
    /older than the image's Python/,
  ],
];

test.each(LINES)("%j is told with what mends it", (line, sentence) => {
  expect(failureText(line, line)).toMatch(sentence);
});

test("what Python itself has no more is no package to name", () => {
  expect(said("gone-module.gunicorn")).not.toContain("The image lacks a package");
  const own = "ModuleNotFoundError: No module named 'impressum.views'";
  expect(failureText(own, own)).toMatch(/name impressum in the app's requirements/);
});

test.each([
  "ImportError: cannot import name 'Mapping' from 'collections' (/usr/lib/python3.13/collections/__init__.py)",
  "AttributeError: module 'collections' has no attribute 'MutableMapping'",
  "AttributeError: module 'inspect' has no attribute 'getargspec'. Did you mean: 'getargs'?",
])("%j is of a package that is older than Python", (line) => {
  expect(failureText(line, line)).toMatch(/older than the image's Python/);
});

test("each entry of the table is held by a log or a line of these", () => {
  const texts = [
    ...Object.keys(CASES).map((log) => said(log)),
    ...Object.keys(CASES).map((log) => readFileSync(path.join(LOGS, `${log}.log`), "utf8")),
    ...LINES.map(([line]) => line),
    "It wrote nothing.",
  ];
  const unheld = LOG_LINES.filter(({ pattern }) => !texts.some((text) => pattern.test(text)));
  expect(unheld.map(({ pattern }) => pattern.source)).toEqual([]);
});
