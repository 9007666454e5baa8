import { loopbackWarnings } from "../../../configs/container/environment";
import { logHints } from "../../../configs/container/log-hints";

test.each([
  "postgres://me:x@localhost:5432/db",
  "http://127.0.0.1:9000",
  "redis://[::1]:6379",
  "localhost",
  "host=localhost port=5432",
])("%s gets a warning that names both ways out", (value) => {
  expect(loopbackWarnings("env", { DATABASE_URL: value })).toEqual([
    "env.DATABASE_URL names this machine, but in a container localhost is the container itself. " +
      "For a program on this machine write host.docker.internal and set hostAccess to true; " +
      "for one in a container write that one's name and set networks to its Docker network; " +
      "for one elsewhere write its host's name and set egress to internet.",
  ]);
});

test.each(["postgres://db.example.com/x", "http://host.docker.internal", "mylocalhost.org", ""])(
  "%j gets none",
  (value) => {
    expect(loopbackWarnings("env", { URL: value })).toEqual([]);
  },
);

test.each([
  ["OSError: [Errno 30] Read-only file system: '/srv/app/x'", /`?data/],
  ["sqlite3.OperationalError: unable to open database file", /data/],
  ["ModuleNotFoundError: No module named 'psycopg'", /requirements/],
  ["flask.cli.NoAppException: Failed to find Flask application", /`app`/],
  ["ImportError: libpq.so.5: cannot open shared object file", /aptPackages/],
  ['could not translate host name "db"', /egress.*hostAccess.*networks/],
  ["port 5433 failed: Connection refused", /127\.0\.0\.1 alone.*networks/],
  ["psycopg.errors.ConnectionTimeout: connection timeout expired", /networks/],
])("a log with %j names the option that mends it", (log, option) => {
  expect(logHints(`a line\n${log}\n`)).toEqual([expect.stringMatching(option)]);
});

test("a log that says nothing known gets no hint", () => {
  expect(logHints("Booting worker with pid: 7\n")).toEqual([]);
  // nginx, while what it asks is made anew.
  expect(logHints("connect() failed (111: Connection refused) while connecting")).toEqual([]);
});
