import { granianPlan, type GranianOptions } from "../../../../configs/server/granian/plan";
import { messageOf } from "../../../support/message";

const plan = (options: Partial<GranianOptions> = {}) =>
  granianPlan("web", { user: "1000:1000", app: "app:app", ...options });

test("by default it has as many workers and threads as Gunicorn", () => {
  expect(plan().spec.command).toEqual([
    "/opt/venv/bin/python",
    "/opt/flask-serving/run_granian.py",
    "--port=5901",
    "--workers=4",
    "--threads=4",
    "--stuck-seconds=300",
    "--kill-timeout=30",
    "--forwarded-allow-ips=127.0.0.1,::1",
    "--access-log",
    "app:app",
  ]);
});

test("a worker that grows is replaced where a limit is given", () => {
  expect(plan({ workersMaxRssMb: 300 }).spec.command).toContain("--max-rss=300");
});

test("its container waits as long as its workers may take to finish", () => {
  const { stop } = plan({ gracefulTimeoutSeconds: 90 }).spec;
  expect(stop).toEqual({ signal: "SIGTERM", graceSeconds: 90 });
});

test("a front end is served before the app", () => {
  const frontend = { appPaths: ["/api/"], fingerprint: "abc" };
  const { command, env } = plan({ frontend }).spec;
  expect(command.at(-1)).toBe("serve_frontend:app");
  expect(env.FRONTEND_APP).toBe("app:app");
});

test("all that is wrong is told at once", () => {
  const wrong = { workers: 0, threads: 129, gracefulTimeoutSeconds: 1801, workersMaxRssMb: 0 };
  expect(messageOf(() => plan({ ...wrong, replicas: 17, port: 80 }))).toBe(
    [
      'GranianService "web": 6 problems to mend',
      "  port: expected an integer from 1024 to 65535, got 80.",
      "  replicas: expected an integer from 1 to 16, got 17.",
      "  workers: expected an integer from 1 to 64, got 0.",
      "  threads: expected an integer from 1 to 128, got 129.",
      "  gracefulTimeoutSeconds: expected an integer from 1 to 1800, got 1801.",
      "  workersMaxRssMb: expected an integer from 1 to 1048576, got 0.",
    ].join("\n"),
  );
});
