import type { RawConfig } from "../../program/config";
import { CONFIG_KEYS, OPTIONS } from "../../program/options";
import { PRESETS } from "../../program/presets";
import { inOrder, readSettings } from "../../program/settings";
import { assertNoProblems } from "../../configs/problems";
import { messageOf } from "../support/message";

const read = (stack: string, raw: RawConfig = {}) => readSettings(stack, raw);
const complaint = (stack: string, raw: RawConfig) =>
  messageOf(() =>
    assertNoProblems(`The config of stack ${stack}`, inOrder(read(stack, raw).problems)),
  );

describe("the preset that a stack's name picks", () => {
  it.each(Object.entries(PRESETS))("%s serves as it is called", (stack, served) => {
    expect(read(stack).app).toMatchObject(served);
    expect(read(stack).topology).toBe(stack);
  });

  it("gives way to the config's", () => {
    expect(read("gunicorn", { topology: "dev-server" }).topology).toBe("dev-server");
  });

  it("gives way to server and proxy, each for itself", () => {
    expect(read("gunicorn-nginx", { server: "flask" })).toMatchObject({
      app: { server: "flask", proxy: "nginx" },
      topology: "flask-nginx",
    });
    expect(read("gunicorn", { proxy: "nginx" }).topology).toBe("gunicorn-nginx");
  });

  it("is not needed where the config says server and proxy", () => {
    expect(read("prod", { server: "gunicorn", proxy: "nginx" })).toMatchObject({
      problems: [],
      topology: "gunicorn-nginx",
    });
  });

  it.each(["prod", "constructor"])("is asked for where the name %s picks none", (stack) => {
    expect(complaint(stack, {})).toBe(
      `The config of stack ${stack}: 1 problem to mend\n` +
        "  server: expected one of flask, gunicorn, granian, got nothing. " +
        `The name \`${stack}\` picks no preset (gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian): ` +
        `say how to serve by \`pulumi config set server gunicorn -s ${stack}\`, and \`pulumi config set proxy nginx -s ${stack}\`.`,
    );
  });
});

describe("what nobody set", () => {
  it("is left to the component that has to know it", () => {
    const { workers, users, maxBodyMb, healthPath } = read("gunicorn").app;
    expect([workers, users, maxBodyMb, healthPath]).toEqual(Array(4).fill(undefined));
  });

  it("is the same when Pulumi.yaml's defaults are copied into the config", () => {
    const copied = CONFIG_KEYS.map((key) => {
      const { default: start } = OPTIONS[key];
      return [key, typeof start === "string" ? start : "auto"];
    });
    const { problems, warnings, topology } = read("gunicorn", Object.fromEntries(copied));
    expect({ problems, warnings, topology }).toEqual({
      problems: [],
      warnings: [],
      topology: "gunicorn",
    });
  });
});

describe("the sample", () => {
  it("is served where no app is named, with its page and its users", () => {
    expect(read("gunicorn").app).toMatchObject({
      appDir: "app",
      app: "app:app",
      frontend: { dir: "app/frontend" },
      locustfile: "app/locustfile.py",
      env: { FLASK_SERVING_STACK: "gunicorn" },
    });
  });

  it("lends nothing to another app", () => {
    const { app, frontend, locustfile } = read("gunicorn", { appDir: "../mine" }).app;
    expect([app, frontend, locustfile]).toEqual([undefined, undefined, undefined]);
  });

  it("is asked for paths in place of its locustfile, where there are some", () => {
    expect(read("gunicorn", { paths: "/" }).app).toMatchObject({
      paths: ["/"],
      locustfile: undefined,
    });
  });
});

describe("an app of one's own", () => {
  const own: RawConfig = {
    appDir: "../mine",
    env: '{"A":"1"}',
    secretEnv: '{"KEY":"s3cret"}',
    data: '[{"hostPath":"../mine/var","containerPath":"/srv/app/var"}]',
    aptPackages: "libpq5 gcc",
    python: "3.13",
    paths: "/ /api",
    hostAccess: "true",
    networks: "shop_default cache",
  };

  it("has its settings on every stack", () => {
    expect(readSettings("gunicorn", own, ["secretEnv"])).toMatchObject({
      problems: [],
      app: {
        appDir: "../mine",
        env: { A: "1", FLASK_SERVING_STACK: "gunicorn" },
        secretEnv: { KEY: "s3cret" },
        secretRevision: expect.stringMatching(/^[0-9a-f]{8}$/),
        aptPackages: ["libpq5", "gcc"],
        python: "3.13",
        paths: ["/", "/api"],
        hostAccess: true,
        networks: ["shop_default", "cache"],
      },
    });
  });

  it("is refused secrets in plain text", () => {
    expect(complaint("gunicorn", own)).toContain(
      "secretEnv: expected values that Pulumi keeps encrypted",
    );
  });

  it("is told to keep the key of its certificate encrypted", () => {
    expect(complaint("gunicorn-nginx", { ...own, tlsKey: "k" })).toContain(
      "tlsKey: expected values that Pulumi keeps encrypted, " +
        'got "plain text". Set it by `pulumi config set --secret tlsKey < FILE`.',
    );
  });

  it("hears of values that are none, and secrets are not repeated", () => {
    const raw = { env: "x", secretEnv: "s3cret", data: "{}", python: "2.7", hostAccess: "yes" };
    expect(complaint("gunicorn", raw)).toBe(
      "The config of stack gunicorn: 5 problems to mend\n" +
        '  python: expected a version of Python, such as 3.12, got "2.7".\n' +
        "  env: expected variables with their values, as `pulumi config set --path env.NAME VALUE` makes them, " +
        'got "x".\n' +
        "  secretEnv: expected variables with their values, as `pulumi config set --secret --path secretEnv.NAME` makes them, " +
        'got "something else".\n' +
        "  data: expected a list of hostPath and containerPath, as " +
        "`pulumi config set --path 'data[0].hostPath' ./data` makes it, got \"{}\".\n" +
        '  hostAccess: expected true or false, got "yes".',
    );
  });

  it("is warned of an address that means something else in a container", () => {
    const { warnings } = read("gunicorn", { env: '{"DB":"postgres://localhost/x"}' });
    expect(warnings[0]).toMatch(/^env\.DB names this machine/);
  });
});

describe("bad config", () => {
  it.each([
    ["workerz", "workers"],
    ["helthPath", "healthPath"],
    ["maxbody", "maxBodyMb"],
    ["start_timeout_seconds", "startTimeoutSeconds"],
    ["timeoutSeconds_x", "timeoutSeconds"],
    ["limitRequestLine", undefined],
    ["database", undefined],
    ["x", undefined],
  ])("an unknown key %s is told with the key that is near, if one is", (key, near) => {
    const said = complaint("gunicorn", { [key]: "1" });
    expect(said).toContain(
      `got "${key}". ${near ? `Did you mean \`${near}\`? ` : ""}Take it out by`,
    );
  });

  it("is told all at once, in the order of the keys, unknown ones first", () => {
    const raw = { workers: "four", workerz: "3", tuning: "fast", accessLog: "yes", load: "some" };
    expect(complaint("gunicorn", raw)).toBe(
      "The config of stack gunicorn: 5 problems to mend\n" +
        '  workerz: expected a config key of this program, got "workerz". ' +
        "Did you mean `workers`? Take it out by `pulumi config rm workerz`.\n" +
        '  tuning: expected one of production, baseline, got "fast".\n' +
        '  workers: expected an integer from 1 to 64, got "four".\n' +
        '  accessLog: expected true or false, got "yes".\n' +
        '  load: expected one of steady, ramp, steps, spike, soak, open, capacity, off, got "some".',
    );
  });

  it.each(["1.5", "1e3", "0x10", " 4", "4 ", "99999999999999999999"])(
    "takes %p for no integer",
    (workers) => {
      expect(complaint("gunicorn", { workers })).toContain("workers: expected an integer");
    },
  );

  it.each(["constructor", "__proto__", "toString"])("knows no key %s", (key) => {
    expect(complaint("gunicorn", JSON.parse(`{"${key}":"1"}`) as RawConfig)).toContain(
      `${key}: expected a config key of this program`,
    );
  });
});

describe("a key without effect says so", () => {
  const NO_NGINX =
    "the app serves its own files, as no nginx in production tuning stands before it";
  it.each([
    ["dev-server", "workers", "2", "Flask's development server is one process"],
    ["dev-server", "threads", "2", "Flask's development server is one process"],
    ["dev-server", "workerClass", "sync", "only Gunicorn has it, and server is another"],
    ["dev-server", "accessLog", "false", "Flask's development server always logs"],
    ["dev-server", "nginxImage", "nginx:1", "it is for nginx, and proxy is none"],
    ["gunicorn", "maxBodyMb", "5", "it is for nginx in production tuning"],
    ["gunicorn", "staticFiles", '{"dir":"static"}', NO_NGINX],
  ])("%s: %s", (stack, key, value, why) => {
    // The sample has a front end, beside which these are the app's in any case.
    const other = key === "staticFiles" && { appDir: "../mine" };
    expect(read(stack, { [key]: value, ...other }).warnings).toEqual([
      `${key} has no effect in this stack: ${why}.`,
    ]);
  });

  it("where nothing is measured, and where nothing settles", () => {
    expect(read("gunicorn", { load: "off", spawnRate: "5" }).warnings).toEqual([
      "spawnRate has no effect in this stack: nothing is measured, as load is off.",
    ]);
    expect(read("gunicorn", { load: "off", users: "5" }).warnings).toEqual([
      "users has no effect in this stack: nothing is measured, as load is off, and no nginx has room for them.",
    ]);
    // nginx has connections for so many.
    expect(read("gunicorn-nginx", { load: "off", users: "5" }).warnings).toEqual([]);
    expect(read("gunicorn", { load: "ramp", settleTime: "9s" }).warnings).toEqual([
      "settleTime has no effect in this stack: a ramp is measured from its first user on, and load off not at all.",
    ]);
    const capacity = { load: "capacity", loadSteps: "5", objective: '{"p99Ms": 9}' };
    expect(read("gunicorn", capacity).warnings).toEqual([]);
    expect(read("gunicorn", { ...capacity, load: "steady" }).warnings).toEqual([
      "loadSteps has no effect in this stack: only load steps and load capacity have steps.",
      "objective has no effect in this stack: only with load capacity somebody looks for what is carried.",
    ]);
    expect(read("gunicorn", { loadSteps: "5", arrivalsPerSecond: "9" }).warnings).toEqual([
      "loadSteps has no effect in this stack: only load steps and load capacity have steps.",
      "arrivalsPerSecond has no effect in this stack: only with load open somebody comes.",
    ]);
  });

  it("where there is no front end, and where server and proxy say all", () => {
    expect(read("gunicorn", { appDir: "../mine", nodeImage: "node:22" }).warnings).toEqual([
      "nodeImage has no effect in this stack: it builds a front end, and there is none.",
    ]);
    expect(read("prod", { topology: "gunicorn", server: "flask", proxy: "none" }).warnings).toEqual(
      ["topology has no effect in this stack: server and proxy say all that it would."],
    );
    expect(read("gunicorn", { nodeImage: "node:22" }).warnings).toEqual([]);
  });

  it("but not one that is as it would be anyway", () => {
    expect(read("dev-server", { workers: "auto", maxBodyMb: "1" }).warnings).toEqual([]);
  });
});

describe("memory, CPUs and time-outs", () => {
  const appOf = (raw: Record<string, string>) => readSettings("gunicorn-nginx", raw).app;

  test("are given by keys, part by part, in units", () => {
    expect(
      appOf({
        memoryMb: "1024",
        cpus: "1.5",
        nginxMemoryMb: "64",
        nginxCpus: "0.5",
        loadMemoryMb: "512",
      }),
    ).toMatchObject({
      memoryMb: 1024,
      cpus: 1.5,
      nginxMemoryMb: 64,
      nginxCpus: 0.5,
      loadMemoryMb: 512,
    });
    expect(
      appOf({
        timeoutSeconds: "90",
        gracefulTimeoutSeconds: "60",
        readTimeoutSeconds: "120",
        loadCpus: "1",
      }),
    ).toMatchObject({
      timeoutSeconds: 90,
      gracefulTimeoutSeconds: 60,
      readTimeoutSeconds: 120,
      loadCpus: 1,
    });
  });

  test("workers are 4, a number, or what the limits allow", () => {
    expect(appOf({})).not.toHaveProperty("autoWorkers");
    expect(appOf({ workers: "4" })).toMatchObject({ workers: 4 });
    const auto = appOf({ workers: "auto" });
    expect(auto).toMatchObject({ autoWorkers: true });
    expect(auto.workers).toBeUndefined();
  });
});
