import { CONFIG_KEYS, type RawConfig } from "../../program/keys";
import { readSettings } from "../../program/settings";
import { messageOf } from "../support/message";

const images = { python: "python", node: "node", nginx: "nginx", locust: "locust" };
const read = (stack: string, raw: RawConfig = {}) => readSettings(stack, raw, images);
const complaint = (stack: string, raw: Record<string, string>) => messageOf(() => read(stack, raw));

describe("the preset that a stack's name picks", () => {
  it.each(["dev-server", "gunicorn", "gunicorn-nginx"])("%s serves as it is called", (stack) => {
    expect(read(stack).topology).toBe(stack);
  });

  it("gives way to the config's topology", () => {
    expect(read("gunicorn", { topology: "dev-server" }).topology).toBe("dev-server");
  });

  it("is asked for where the name picks none", () => {
    expect(complaint("prod", {})).toBe(
      "The config of stack prod: 1 problem to mend\n" +
        "  topology: expected one of dev-server, gunicorn, gunicorn-nginx, got nothing. " +
        "The name `prod` picks no preset: say how to serve by `pulumi config set topology gunicorn-nginx -s prod`.",
    );
  });
});

describe("production tuning", () => {
  it("serves by four workers of four threads that keep connections open", () => {
    expect(read("gunicorn").gunicorn).toEqual({
      replicas: undefined,
      workers: 4,
      threads: 4,
      workerClass: "gthread",
      accessLog: true,
      forwardedAllowIps: undefined,
    });
  });

  it("believes forwarded headers only behind the proxy, where nothing of Gunicorn is published", () => {
    const { gunicorn, server, proxy } = read("gunicorn-nginx", { publish: "8080" });
    expect(gunicorn.forwardedAllowIps).toBe("*");
    expect(server.publish).toBeUndefined();
    expect(proxy.publish).toBe(8080);
  });

  it("assumes nothing on behalf of the study", () => {
    expect(read("gunicorn-nginx").assumed).toEqual([]);
  });
});

describe("replicas", () => {
  const nginx = "Set topology to gunicorn-nginx.";
  const refused = (stack: string, raw: RawConfig = {}) =>
    complaint(stack, { replicas: "2", ...raw })
      .split("\n")
      .slice(1);

  it("are Gunicorn's, behind nginx", () => {
    expect(read("gunicorn-nginx", { replicas: "2" }).gunicorn.replicas).toBe(2);
    expect(read("gunicorn", { replicas: "1" }).gunicorn.replicas).toBe(1);
  });

  it("are refused where nothing shares the requests out", () => {
    expect(refused("gunicorn")).toEqual([
      `  replicas: expected 1 without nginx, which shares the requests out to several, got 2. ${nginx}`,
    ]);
    expect(refused("dev-server")).toEqual([
      `  replicas: expected none: only Gunicorn has replicas, got 2. ${nginx}`,
    ]);
  });

  it("are refused where the study had one server", () => {
    expect(refused("gunicorn-nginx", { tuning: "article" })).toEqual([
      "  replicas: expected 1 with tuning article, as the study had, got 2. Set tuning to production.",
    ]);
  });
});

describe("article tuning", () => {
  it("serves by the study's four sync workers, found as web", () => {
    const { gunicorn, server } = read("gunicorn", { tuning: "article" });
    expect(gunicorn).toEqual({
      replicas: undefined,
      workers: 4,
      threads: 1,
      workerClass: "sync",
      accessLog: false,
      forwardedAllowIps: undefined,
    });
    expect(server.alias).toBe("web");
  });

  it("leaves what somebody set", () => {
    const { gunicorn } = read("gunicorn", {
      tuning: "article",
      workers: "2",
      workerClass: "gthread",
    });
    expect(gunicorn).toMatchObject({ workers: 2, workerClass: "gthread", threads: 1 });
  });

  it("says what the study does not show", () => {
    const { assumed } = read("gunicorn-nginx", { tuning: "article" });
    expect(assumed.join("\n")).toContain("worker_connections");
  });
});

describe("the load", () => {
  it("is the study's 1000 users in a steady window", () => {
    expect(read("gunicorn").load).toEqual({
      kind: "steady",
      image: "locust",
      locustfile: "app/locustfile.py",
      users: 1000,
      spawnRate: 100,
      runTime: "10s",
      settleTime: undefined,
      runId: undefined,
    });
  });

  it("is off for an app that is not the sample, until a locustfile is given", () => {
    expect(read("gunicorn", { appDir: "../mine" }).load).toBeUndefined();
    expect(read("gunicorn", { appDir: "../mine", locustfile: "l.py" }).load?.locustfile).toBe(
      "l.py",
    );
  });

  it("can be turned off", () => {
    const off = read("gunicorn", { load: "off" });
    expect([off.load, off.unmeasured]).toEqual([undefined, "off"]);
  });

  it("is none where nothing says what to ask for", () => {
    const own = read("gunicorn", { appDir: "../mine" });
    expect([own.load, own.unmeasured]).toEqual([undefined, "none: nothing says what to ask for"]);
  });
});

describe("publishing", () => {
  it("publishes nothing by default, and joins no outward network", () => {
    const { network, server, proxy, url } = read("gunicorn-nginx");
    expect([network.outward, server.publish, proxy.publish, url]).toEqual([
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("publishes on 127.0.0.1 what config asks for", () => {
    expect(read("dev-server", { publish: "8080" })).toMatchObject({
      network: { outward: true },
      server: { publish: 8080 },
      url: "http://127.0.0.1:8080/",
    });
  });
});

describe("a default declared as auto", () => {
  it("leaves the decision to preset and tuning", () => {
    const auto = Object.fromEntries(CONFIG_KEYS.map((key) => [key, "auto"]));
    expect(read("gunicorn", auto)).toEqual(read("gunicorn"));
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

  it("is looked for by its image, where no key names it", () => {
    expect(read("gunicorn", { appDir: "../mine" }).server.app).toBeUndefined();
    expect(read("gunicorn").server.app).toBe("app:app");
  });

  it("has its settings on every stack", () => {
    const { image, server, network, load } = readSettings("gunicorn", own, images, ["secretEnv"]);
    expect(image).toMatchObject({
      baseImage: "python:3.13-slim",
      aptPackages: ["libpq5", "gcc"],
    });
    expect(server).toMatchObject({
      env: { A: "1" },
      secretEnv: { KEY: "s3cret" },
      hostAccess: true,
      networks: ["shop_default", "cache"],
    });
    expect(network.outward).toBe(true);
    expect(load).toMatchObject({ paths: ["/", "/api"], locustfile: undefined });
  });

  it("keeps what it writes out of its image", () => {
    const { image } = readSettings("gunicorn", own, images, ["secretEnv"]);
    expect(image.exclude).toEqual(["var"]);
    const elsewhere = { ...own, data: '[{"hostPath":"../data","containerPath":"/data"}]' };
    expect(readSettings("gunicorn", elsewhere, images, ["secretEnv"]).image.exclude).toEqual([]);
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

  it("has the Python that it asks for, of the images that the set-up made where there are no others", () => {
    const made = { ...images, python: "flask-serving/python:3.13" };
    const { image } = readSettings("gunicorn", { python: "3.14" }, made);
    expect(image.baseImage).toBe("flask-serving/python:3.14");
    expect(messageOf(() => readSettings("gunicorn", { python: "3.12" }, made))).toBe(
      "The config of stack gunicorn: 1 problem to mend\n" +
        '  python: expected 3.13 or 3.14, as the official images cannot be pulled here, got "3.12". ' +
        "Name an image that Docker has by pythonImage for any other.",
    );
  });

  it("has one word on its Python", () => {
    expect(complaint("gunicorn", { python: "3.12", pythonImage: "mine" })).toBe(
      "The config of stack gunicorn: 1 problem to mend\n" +
        '  python: expected none beside pythonImage, which says the version too, got "3.12".',
    );
  });
});

describe("bad config", () => {
  it("is told all at once, with each key's name", () => {
    const raw = { workers: "four", workerz: "3", tuning: "fast", accessLog: "yes", load: "some" };
    expect(complaint("gunicorn", raw)).toBe(
      "The config of stack gunicorn: 5 problems to mend\n" +
        '  workerz: expected a config key of this program, got "workerz". ' +
        "Did you mean `workers`? Take it out by `pulumi config rm workerz`.\n" +
        '  tuning: expected one of production, article, got "fast".\n' +
        '  workers: expected an integer, got "four".\n' +
        '  accessLog: expected true or false, got "yes".\n' +
        '  load: expected one of steady, ramp, off, got "some".',
    );
  });

  it.each(["1.5", "1e3", "0x10", " 4", "4 ", "99999999999999999999"])(
    "takes %p for no integer",
    (workers) => {
      expect(complaint("gunicorn", { workers })).toContain("workers: expected an integer");
    },
  );
});

describe("a front end", () => {
  it("is the sample's for the sample, and none of its sources is the app's", () => {
    const { image } = read("gunicorn");
    expect(image.frontend).toEqual({ dir: "app/frontend", nodeImage: "node" });
    expect(image.exclude).toEqual(["frontend"]);
  });

  it("is none for another app that names none", () => {
    expect(read("gunicorn", { appDir: "../shop" }).image.frontend).toBeUndefined();
  });

  it("is served by the proxy where there is one, and by the app's server in the study's stack", () => {
    const by = (stack: string, raw: RawConfig = {}) => read(stack, raw).frontendBy;
    expect([by("dev-server"), by("gunicorn"), by("gunicorn-nginx")]).toEqual([
      "server",
      "server",
      "proxy",
    ]);
    expect(by("gunicorn-nginx", { tuning: "article" })).toBe("server");
  });

  it("is asked for by its parts where it is no such thing", () => {
    expect(complaint("gunicorn", { frontend: "../front" })).toBe(
      "The config of stack gunicorn: 1 problem to mend\n" +
        "  frontend: expected dir, and where they differ outDir and apiPrefix, as " +
        '`pulumi config set --path frontend.dir ../front` makes it, got "../front".',
    );
  });
});
