import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { readAppFiles, readFrontendFiles } from "../../components/image/app-files";
import { modulesFingerprint } from "../../components/image/modules";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { flaskDevServerPlan } from "../../configs/server/flask/dev-server";
import { gunicornPlan } from "../../configs/server/gunicorn/plan";
import { flaskImagePlan } from "../../configs/image/plan";
import { SERVERS } from "../../configs/server/servers";
import { buildImage } from "../../jobs/build-image";
import { poll } from "../../jobs/lib/poll";
import { docker, freePort, logOf, sweep } from "../support/docker";
import { allOf, APP_PATHS, FRONT_FILES, RIGHT } from "../support/beside-frontend";
import { put, scratchDirectory } from "../support/scratch";

jest.setTimeout(180_000);

const PROJECT = `flask-serving-test-versions-${process.pid}`;
const labels = { "flask-serving.project": PROJECT };
const USER = "1000:1000";

/** What a package list of each time pins. */
const LISTS = {
  "Flask 1.1 and Gunicorn 20.1":
    "flask==1.1.4\nwerkzeug<2\njinja2<3.1\nmarkupsafe<2.1\ngunicorn==20.1.0\n",
  "Flask 2.0 and Gunicorn 23": "flask==2.0.3\nwerkzeug<2.1\ngunicorn==23.0.0\n",
  "the current ones": "flask\ngunicorn\n",
};

/** A factory in a directory of its own, beside which it imports, and Gunicorn's own file, as for another host. */
const SOURCES = {
  "backend/app.py":
    "import os\nfrom flask import Flask, request\nfrom greeting import greeting\n\n\n" +
    "def create_app(name='nobody'):\n    app = Flask(__name__)\n" +
    "    app.url_map.merge_slashes = False\n\n" +
    "    @app.route('/api/hello')\n    def index():\n" +
    "        return f'{greeting}, {name} of {os.environ.get(\"HOOK\")}'\n\n" +
    "    @app.route('/<path:_>', methods=['GET', 'POST', 'DELETE'])\n    def echo(_):\n" +
    "        return f'app {request.path}'\n\n    return app\n",
  "backend/broken.py":
    "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise ValueError('no rate') from error\n",
  "backend/greeting.py": "greeting = 'Good morning'\n",
  "gunicorn.conf.py":
    "import os\npreload_app = True\nmax_requests = 9\nbind = '0.0.0.0:80'\ndaemon = True\nuser = 'www-data'\nworkers = 3\n" +
    "pidfile = '/run/gunicorn.pid'\nerrorlog = '/var/log/app/error.log'\nchdir = '/opt/their/app'\n\n\n" +
    "def post_fork(server, worker):\n    os.environ['HOOK'] = f'{server.cfg.workers} workers'\n",
};

const directory = scratchDirectory();
afterAll(() => {
  sweep(PROJECT);
  fs.rmSync(directory, { recursive: true });
});

describe.each(Object.entries(LISTS))("with %s", (_name, list) => {
  const index = Object.values(LISTS).indexOf(list);
  const appDir = path.join(directory, String(index));
  const front = path.join(directory, "front");
  let image: string;

  beforeAll(async () => {
    const sources = { ...SOURCES, "requirements.txt": list };
    for (const [file, text] of Object.entries(sources)) put(appDir, file, text);
    for (const file of FRONT_FILES) put(front, file, file);
    const { build } = flaskImagePlan({
      baseImage: process.env.FLASK_SERVING_PYTHON_IMAGE ?? "python:3.9-slim-bookworm",
      ...{ uid: 1000, gid: 1000, labels, project: PROJECT, stack: "test", component: `v${index}` },
      server: SERVERS.gunicorn.package,
      files: readAppFiles(appDir),
      frontend: {
        ...{ directory: front, appPaths: APP_PATHS },
        files: readFrontendFiles(front, { exclude: [], isBuilt: true }),
      },
      modules: modulesFingerprint(),
    });
    const buildDirectory = path.join(directory, `build-${index}`);
    image = (await buildImage({ ...build, buildDirectory, appDir, labels, generation: "first" }))
      .imageId;
  });

  const options = { user: USER, healthPath: "/api/hello" };
  const frontend = { appPaths: APP_PATHS, fingerprint: "f" };

  test.each(["backend/app.py", "backend/app:create_app", "backend/app.py:create_app()"])(
    "the development server serves %s",
    async (app) => {
      const { page } = await served(image, flaskDevServerPlan("web", { ...options, app }));
      expect(page).toBe("Good morning, nobody of None");
    },
  );

  test("the development server tells what an error of the app was caused by", () => {
    const { spec } = flaskDevServerPlan("web", { ...options, app: "backend/broken.py" });
    const argv = ["run", "--rm", "--env", "FLASK_APP=backend/broken.py", image, ...spec.command];
    const { status, stderr } = spawnSync("docker", argv, { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/ZeroDivisionError[^]*direct cause[^]*ValueError: no rate/);
  });

  test("Gunicorn serves it, by the app's own file as far as the container lets it", async () => {
    const app = "backend/app.py:create_app('somebody')";
    const { page, log } = await served(image, gunicornPlan("web", { ...options, app }));
    expect(page).toBe("Good morning, somebody of 3 workers");
    for (const name of ["bind", "daemon", "user", "pidfile", "errorlog", "chdir"]) {
      expect(log).toMatch(
        new RegExp(`^flask-serving: gunicorn.conf.py: ${name} = .* has no effect`, "m"),
      );
    }
    expect(log).not.toMatch(/workers = .* has no effect|control socket/i);
  });

  test("Gunicorn serves its front end too, and what was asked for counts before the app's own file", async () => {
    const refused = { preload: false, accessLog: false, maxRequests: 0 };
    const asks = { app: "backend/app", workers: 2, ...refused, frontend };
    const plan = gunicornPlan("web", { ...options, ...asks });
    const { page, asked, log } = await served(image, plan, allOf);
    expect(page).toBe("Good morning, nobody of 2 workers");
    expect(asked).toEqual(RIGHT);
    expect(log).toContain("gunicorn.conf.py: preload_app = True has no effect here: it is False.");
    expect(log).toContain("gunicorn.conf.py: max_requests = 9 has no effect here: it is 0.");
    expect(log).not.toContain("GET /api/");
  });

  test("what counts CPUs while it is read gets those of the container, and as many workers as its memory holds", () => {
    const python =
      "import multiprocessing, os, sys; sys.path.insert(0, '/opt/flask-serving')\n" +
      "from container_limits import cpus, counting_cpus, workers_in_memory\n" +
      "host = os.cpu_count()\n" +
      "with counting_cpus() as counted:\n" +
      "    print(cpus(), multiprocessing.cpu_count(), len(os.sched_getaffinity(0)), len(counted))\n" +
      "print(workers_in_memory(), os.cpu_count() == host)";
    const within = (...limits: string[]) =>
      docker("run", "--rm", ...limits, image, "/opt/venv/bin/python", "-c", python).split("\n");
    expect(within("--cpus", "1.5", "--memory", "332m")).toEqual(["1.5 1 1 2", "3 True"]);
    expect(within()[0]).toBe("None 1 1 2");
  });

  test("so does the development server, with the same answers", async () => {
    const plan = flaskDevServerPlan("web", { ...options, app: "backend/app", frontend });
    expect((await served(image, plan, allOf)).asked).toEqual(RIGHT);
  });
});

/** Runs a server, takes its page, and asks more of it. */
async function served<T>(
  image: string,
  { spec, port }: ReturnType<typeof gunicornPlan>,
  ask?: (port: number) => Promise<T>,
) {
  const external = await freePort();
  const name = `${PROJECT}-${external}`;
  const where = { name, image, labels, network: "bridge", alias: "web", mounts: [], secretEnv: [] };
  const published = { internal: port, external };
  // Docker's own bridge has no names.
  const argv = dockerCreateArgv(spec, { ...where, published });
  docker(...argv.filter((word, at) => ![word, argv[at - 1]].includes("--network-alias")));
  docker("start", name);
  try {
    const url = `http://127.0.0.1:${external}/api/hello`;
    const get = async () => (await fetch(url, { signal: AbortSignal.timeout(2000) })).text();
    const page = await poll(() => get().catch(() => undefined), {
      ...{ everyMs: 200, timeoutMs: 20_000 },
    });
    return { page, asked: await ask?.(external), log: logOf(name) };
  } finally {
    docker("rm", "--force", "--volumes", name);
  }
}
