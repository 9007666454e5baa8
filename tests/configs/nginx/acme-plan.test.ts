import { acmeNames } from "../../../configs/nginx/acme-names";
import { acmePlan } from "../../../configs/nginx/acme-plan";
import { proxyPlan } from "../../../configs/nginx/plan";
import { hardening } from "../../../configs/container/hardening";
import { pem } from "../../support/pem";

const ACCOUNT = { contact: "admin@shop.example", acceptTermsOfService: true };
const plan = (more: object = {}, names = ["shop.example", "www.shop.example"]) =>
  acmePlan({ ...ACCOUNT, ...more }, names, "101:101");
const upstream = { endpoints: [{ host: "web", port: 5901 }], keepsConnections: true };

test("the certificate is for each name once: the server's, the one by which clients come, and the routes'", () => {
  const routes = ["/", "/a/"].map((path) => ({ path, host: "b.example", upstream }));
  const options = { serverName: "Shop.example", publicUrl: "https://shop.example", routes };
  expect(acmeNames(options)).toEqual(["shop.example", "b.example"]);
  expect(acmeNames({ serverName: "_", upstream } as never)).toEqual([]);
});

test("lego is asked for all names at Let's Encrypt, twice a day", () => {
  const { spec, image } = plan();
  expect(image).toBe("goacme/lego:v4.35.2");
  expect(spec.command.slice(4, 5).concat(spec.command.slice(6))).toEqual([
    ...["/var/tmp", "shop.example", "43200", "--accept-tos"],
    ...["--server", "https://acme-v02.api.letsencrypt.org/directory"],
    ...["--email", "admin@shop.example"],
    ...["--domains", "shop.example", "--domains", "www.shop.example"],
  ]);
});

test("another CA, account or name is another certificate; how often it is looked after is none", () => {
  const idOf = (...of: Parameters<typeof plan>) => plan(...of).spec.command[5];
  const own = idOf();
  const others = [
    idOf({ uri: "https://ca.example/" }),
    idOf({ contact: "b@shop.example" }),
    idOf({}, ["shop.example"]),
  ];
  expect(new Set([own, ...others]).size).toBe(4);
  expect(idOf({ checkEvery: "1h", trustedCertificate: pem("shop.crt") })).toBe(own);
});

test("it runs with no rights, as nginx's user, and has a bound for all that it takes", () => {
  const { spec } = plan();
  expect(hardening(spec)).toMatchObject({
    ...{ user: "101:101", readOnlyRoot: true, droppedCapabilities: ["ALL"], memoryMb: 128 },
  });
  expect([spec.hostAccess, spec.data, spec.networks, spec.scratch]).toEqual([false, [], [], []]);
  expect(Object.keys(spec.tmpfs)).toEqual(["/tmp"]);
});

test("what to do is said in sentences that name what was asked, and whom", () => {
  const { env } = plan({ uri: "https://ca.example/dir" }).spec;
  expect(env).toEqual({
    TRUSTED: "",
    AWAY:
      "No certificate for shop.example, www.shop.example: the CA at https://ca.example/dir does not answer. Look " +
      "whether this machine reaches it, and, where it is one of your own, whether acme.trustedCertificate is its.",
    REFUSED:
      "No certificate for shop.example, www.shop.example: the CA at https://ca.example/dir refuses it; why, is above. " +
      "It asks for http://shop.example/.well-known/acme-challenge/ on port 80: each name has to lead to this host, and " +
      "that port to redirectFrom.",
  });
});

test("nginx has a client of ACME beside it only where it is asked for one", () => {
  const ports = { publish: 443, redirectFrom: 80, publishAddress: "0.0.0.0" };
  const proxy = (more: object) =>
    proxyPlan("proxy", { upstream, image: "nginx:1.30", serverName: "shop.example", ...more });
  expect(proxy({}).acme).toBeUndefined();
  const { acme, port, spec, findings } = proxy({ acme: ACCOUNT, ...ports });
  expect([acme?.spec.user, port, findings]).toEqual([spec.user, 443, []]);
});
