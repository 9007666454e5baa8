import type { FlaskAppOptions } from "../../../configs/app/options";
import { assumedFor } from "../../../configs/app/baseline";
import {
  filesBy,
  imageOptions,
  loadOptions,
  networkOptions,
  proxyOptions,
  serverOptions,
  urlOf,
} from "../../../configs/app/parts";
import { PASSING } from "../../../configs/nginx/features";

const images = { python: "python", node: "node", nginx: "nginx", lego: "lego", locust: "locust" };
const app = (more: Partial<FlaskAppOptions> = {}): FlaskAppOptions => ({ appDir: "shop", ...more });

test("production leaves Gunicorn's settings to Gunicorn's component", () => {
  const { workers, threads, workerClass, alias, forwardedAllowIps } = serverOptions(app());
  expect([workers, threads, workerClass, alias, forwardedAllowIps]).toEqual(
    Array(5).fill(undefined),
  );
});

test("forwarded headers are believed only behind the proxy, where nothing of Gunicorn is published", () => {
  const behind = app({ proxy: "nginx", publish: 8080 });
  expect(serverOptions(behind)).toMatchObject({ forwardedAllowIps: "*", publish: undefined });
  expect(proxyOptions(behind, images).publish).toBe(8080);
  expect(serverOptions(app({ publish: 8080 })).publish).toBe(8080);
});

test("a request is logged once: by nginx where it stands in front, else by the server", () => {
  for (const server of ["gunicorn", "granian"] as const) {
    const behind = app({ server, proxy: "nginx", accessLog: true });
    expect(serverOptions(behind).accessLog).toBe(false);
    expect(proxyOptions(behind, images).accessLog).toBe(true);
    expect(serverOptions(app({ server })).accessLog).toBeUndefined();
  }
  expect(serverOptions(app({ server: "flask", proxy: "nginx" })).accessLog).toBeUndefined();
});

test("a baseline serves by the study's four sync workers, found as web", () => {
  expect(serverOptions(app({ tuning: "baseline" }))).toMatchObject({
    workers: 4,
    threads: 1,
    workerClass: "sync",
    accessLog: false,
    alias: "web",
  });
});

test("a baseline leaves what somebody set", () => {
  const set = app({ tuning: "baseline", workers: 2, workerClass: "gthread" });
  expect(serverOptions(set)).toMatchObject({ workers: 2, workerClass: "gthread", threads: 1 });
});

test("a baseline says what the study does not show, of what is really there", () => {
  const told = assumedFor("baseline", { server: "flask", proxy: "nginx" }).join("\n");
  expect(told).toContain("worker_connections");
  expect(told).toContain("reloader and debugger off");
  expect(assumedFor("production", { server: "gunicorn", proxy: "nginx" })).toEqual([]);
});

test("the front end is the proxy's where there is one, and the server's in a baseline", () => {
  expect(filesBy(app())).toBe("server");
  expect(filesBy(app({ proxy: "nginx" }))).toBe("proxy");
  expect(filesBy(app({ proxy: "nginx", tuning: "baseline" }))).toBe("server");
});

test("what the app writes, and its front end's sources, stay out of its image", () => {
  const data = [{ hostPath: "shop/var", containerPath: "/srv/app/var" }];
  const { exclude } = imageOptions(app({ data, frontend: { dir: "shop/front" } }), images);
  expect(exclude).toEqual(["var", "front"]);
  const elsewhere = [{ hostPath: "data", containerPath: "/data" }];
  expect(imageOptions(app({ data: elsewhere }), images).exclude).toEqual([]);
});

test("a file that data keeps is a link in the image, and its directory begins with the app's", () => {
  const kept = { hostPath: "data", containerPath: "/srv/app/data", files: ["shop/shop.db"] };
  const options = app({ data: [kept, { hostPath: "up", containerPath: "/up" }] });
  expect(imageOptions(options, images)).toMatchObject({
    exclude: ["shop/shop.db"],
    links: [{ path: "shop/shop.db", target: "/srv/app/data/shop.db" }],
  });
  expect(serverOptions(options).data).toEqual([
    { ...kept, filesFrom: "shop" },
    { hostPath: "up", containerPath: "/up" },
  ]);
});

test("python names an image of that version, one that the set-up made where there are no others", () => {
  const made = { ...images, python: "flask-serving/python:3.13" };
  expect(imageOptions(app({ python: "3.12" }), images).baseImage).toBe("python:3.12-slim");
  expect(imageOptions(app({ python: "3.14" }), made).baseImage).toBe("flask-serving/python:3.14");
  expect(imageOptions(app(), images).baseImage).toBe("python");
});

test("an outward network is there for what is published or reaches the host", () => {
  expect(networkOptions(app())).toEqual({ egress: "none", outward: false });
  expect(networkOptions(app({ publish: 8080 })).outward).toBe(true);
  expect(networkOptions(app({ hostAccess: true })).outward).toBe(true);
});

test("the published address is this machine's alone", () => {
  expect([urlOf(app()), urlOf(app({ publish: 8080 }))]).toEqual([
    undefined,
    "http://127.0.0.1:8080/",
  ]);
});

test("with a certificate nginx is reached by https, and by an address of the host where it has one", () => {
  const url = (more: Partial<FlaskAppOptions>) =>
    urlOf(app({ proxy: "nginx", publish: 8443, tlsCertificate: "x", ...more }));
  expect(url({})).toBe("https://127.0.0.1:8443/");
  expect(url({ publishAddress: "0.0.0.0" })).toBe("https://127.0.0.1:8443/");
  expect(url({ publishAddress: "192.0.2.7" })).toBe("https://192.0.2.7:8443/");
  expect(url({ tuning: "baseline" })).toBe("http://127.0.0.1:8443/");
  expect(url({ proxy: "none", publishAddress: "192.0.2.7" })).toBe("http://127.0.0.1:8443/");
});

test("a load is told what was given, and its component decides the rest", () => {
  expect(loadOptions(app(), images)).toBeUndefined();
  expect(loadOptions(app({ paths: ["/"], users: 5 }), images)).toEqual({
    kind: "steady",
    image: "locust",
    paths: ["/"],
    users: 5,
  });
});

test("what is said of passing requests on is nginx's, whatever it is", () => {
  const passing = Object.fromEntries(PASSING.map((name) => [name, `the ${name}`]));
  expect(proxyOptions({ ...app(), ...passing }, images)).toMatchObject(passing);
  expect(PASSING).not.toContain("port");
});

test("what else nginx is told it is told; what has a key of its own that key says", () => {
  const { gzip, users } = proxyOptions(
    app({ proxy: "nginx", users: 5, nginx: { gzip: true } }),
    images,
  );
  expect([gzip, users]).toEqual([true, 5]);
});

test("where others join the app's network, forwarded headers are not believed from everybody", () => {
  const behind = (networks: string[], more = {}) =>
    serverOptions(app({ proxy: "nginx", networks, ...more })).forwardedAllowIps;
  expect(serverOptions(app({ proxy: "nginx", networks: ["shop_default"] }))).not.toHaveProperty(
    "forwardedAllowIps",
  );
  expect(behind([])).toBe("*");
  expect(behind([], { subnet: "10.201.0.0/24" })).toBe("*");
});

test.each([
  ["none", "10.201.0.0/26"],
  ["internet", "10.201.0.64/26"],
] as const)(
  "they are from the app's own network, where subnet says it: egress %s",
  (egress, own) => {
    const joined: Partial<FlaskAppOptions> = {
      ...{ proxy: "nginx", networks: ["shop_default"], egress },
    };
    const told = (subnet: string) => serverOptions(app({ ...joined, subnet })).forwardedAllowIps;
    expect(told("10.201.0.0/24")).toBe(own);
    expect(told("soon")).toBeUndefined();
    expect(serverOptions(app({ ...joined, subnet: 5 as never })).forwardedAllowIps).toBeUndefined();
  },
);

test("who is trusted before the app is believed by nginx where it stands there, else by the server", () => {
  const trustedProxies = ["10.0.0.0/24", "::1"];
  const alone = app({ trustedProxies });
  expect(serverOptions(alone)).toMatchObject({ forwardedAllowIps: "10.0.0.0/24,::1" });
  const behind = app({ trustedProxies, proxy: "nginx", publicUrl: "https://shop.example" });
  expect(serverOptions(behind)).toMatchObject({ forwardedAllowIps: "*" });
  expect(proxyOptions(behind, images)).toMatchObject({
    ...{ trustedProxies, publicUrl: "https://shop.example" },
  });
  expect(serverOptions({ ...alone, forwardedAllowIps: "::1" }).forwardedAllowIps).toBe("::1");
});

test("with a certificate by ACME it is by https, and its client is of the images that there are", () => {
  const acme = { contact: "a@shop.example", acceptTermsOfService: true };
  const shop = app({ proxy: "nginx", publish: 8443, nginx: { acme } });
  expect(urlOf(shop)).toBe("https://127.0.0.1:8443/");
  expect(proxyOptions(shop, images)).toMatchObject({ acme: { ...acme, image: "lego" } });
  const own = app({ proxy: "nginx", nginx: { acme: { ...acme, image: "mine" } } });
  expect(proxyOptions(own, images)).toMatchObject({ acme: { image: "mine" } });
});
