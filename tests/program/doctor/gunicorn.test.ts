import { gunicornFindings } from "../../../program/doctor/gunicorn";
import type { Look } from "../../../program/doctor/finding";

const found = (texts: Record<string, string>) => gunicornFindings({ texts } as unknown as Look);
/** What a file that starts Gunicorn so has set. */
const set = (text: string, file = "Procfile") =>
  Object.fromEntries(found({ [file]: text }).map(({ key, value }) => [key, value]));

describe("an app's own gunicorn.conf.py", () => {
  test("is told, and what of it the container decides", () => {
    const [one, ...more] = found({ "gunicorn.conf.py": "bind = ':80'\nworkers = 3\nuser = 'x'\n" });
    expect(more).toEqual([]);
    expect(one).toEqual({
      ...{ key: "gunicorn.conf.py", value: "is used", kind: "known" },
      why: "Gunicorn takes it, but for what is set here, and for bind, user, which are the container's",
    });
  });

  test("is taken whole where nothing of it is the container's", () => {
    const [one] = found({ "gunicorn.conf.py": "workers = 3\n# bind = ':80'\n" });
    expect(one?.why).toBe("Gunicorn takes it, but for what is set here");
  });

  test("that is not there says nothing", () => {
    expect(found({})).toEqual([]);
  });
});

describe("the command that starts Gunicorn elsewhere", () => {
  test.each<[line: string, keys: Record<string, string>]>([
    ["web: gunicorn app:app -w 4", { workers: "4" }],
    ["web: gunicorn -w 3 -c gunicorn.conf.py app:app", { workers: "3" }],
    [
      "web: gunicorn -w4 -k gthread --threads 8 app:app",
      { workers: "4", workerClass: "gthread", threads: "8" },
    ],
    ["web: gunicorn -kgthread -t90 app:app", { workerClass: "gthread", timeoutSeconds: "90" }],
    ["web: gunicorn --workers=4 --timeout=30 app:app", { workers: "4", timeoutSeconds: "30" }],
    ["web: gunicorn --max-requests 1000 --max-requests-jitter 50 app:app", { maxRequests: "1000" }],
    ["web: python -m gunicorn app:app --threads 2", { threads: "2" }],
    ["web: newrelic-admin run-program gunicorn -w 2 app:app", { workers: "2" }],
    ["web: flask db upgrade && gunicorn -w 2 app:app", { workers: "2" }],
    ["web: gunicorn app:app \\\n  --workers 3 \\\n  --threads 2", { workers: "3", threads: "2" }],
    ["release: flask db upgrade\r\nweb: gunicorn -w 5 app:app\r\n", { workers: "5" }],
  ])("%j says %p", (line, keys) => {
    expect(set(line)).toEqual(keys);
  });

  test.each([
    ["another program's", "web: celery worker -w 4"],
    ["a worker's, which serves nothing", "worker: gunicorn -w 4 app:app"],
    ["a comment's", "# web: gunicorn -w 4 app:app"],
    ["a variable's", "web: gunicorn -w $WEB_CONCURRENCY app:app"],
    ["no time-out at all", "web: gunicorn --timeout 0 app:app"],
    ["a worker class that is not among ours", "web: gunicorn -k eventlet app:app"],
    ["a flag that only begins so", "web: gunicorn --threads-per-core 2 --workers-max 3 app:app"],
    ["what stands before it", "web: wait-for-it -t 30 db:5432 && gunicorn app:app"],
  ])("takes nothing of %s", (_, line) => {
    expect(set(line)).toEqual({});
  });

  test.each([
    ['CMD ["gunicorn", "-w", "4", "--threads=2", "app:app"]', { workers: "4", threads: "2" }],
    ["CMD gunicorn -w 4 app:app", { workers: "4" }],
    ['ENTRYPOINT ["/bin/sh", "-c", "exec gunicorn --workers 6 app:app"]', { workers: "6" }],
    // The last one counts, as Docker has it.
    ["CMD gunicorn -w 1 app:app\nCMD gunicorn -w 2 app:app", { workers: "2" }],
    ["RUN pip install gunicorn -w 9", {}],
  ])("is read in a Dockerfile, whichever of its forms it has: %s", (line, keys) => {
    expect(set(`FROM python\n${line}\n`, "Dockerfile")).toEqual(keys);
  });

  test("of a Procfile counts before that of a Dockerfile, and is named as the reason", () => {
    const texts = {
      Procfile: "web: gunicorn -w 2 app:app",
      Dockerfile: "CMD gunicorn -w 9 app:app",
    };
    expect(found(texts)).toEqual([
      { key: "workers", value: "2", why: "Procfile starts Gunicorn so", kind: "certain" },
    ]);
    const other = { ...texts, Procfile: "worker: celery worker" };
    expect(found(other)).toMatchObject([{ value: "9", why: "Dockerfile starts Gunicorn so" }]);
  });
});
