import { composeFile, type InspectedContainer } from "../../../scripts/bench/compose-file";

const container = (more: {
  config?: Partial<InspectedContainer["Config"]>;
  host?: Partial<InspectedContainer["HostConfig"]>;
}): InspectedContainer => ({
  Image: "sha256:1a2b",
  Config: {
    ...{ Cmd: ["serve"], Env: null, User: "1000:1000", Volumes: null },
    Labels: { "flask-serving.host": "web-1a2b" },
    Healthcheck: { Test: ["CMD", "ask"], Timeout: 13e9, Retries: 3 },
    ...more.config,
  },
  HostConfig: {
    ...{ ReadonlyRootfs: true, CapDrop: ["ALL"], SecurityOpt: null, Memory: 1 << 28 },
    ...{ PidsLimit: null, Tmpfs: null, Init: null, PortBindings: null },
    LogConfig: { Type: "json-file", Config: { "max-size": "10m" } },
    ...more.host,
  },
});
const proxy = container({
  config: { Volumes: { "/tmp": {} }, Labels: { "flask-serving.host": "proxy" } },
  host: { PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "1" }] } },
});
const files = { from: "/here/files", to: "/conf" };

interface Made {
  services: Record<"web" | "proxy", Record<string, unknown>>;
  networks: object;
}
const made = (web: InspectedContainer) =>
  composeFile({ web, proxy, files, port: 8080 }) as unknown as Made;

test("Compose runs what was deployed: its image, its user, its limits and its hardening", () => {
  const host = { Tmpfs: { "/run": "size=1m", "/var": "" }, SecurityOpt: ["no-new-privileges"] };
  const { web } = made(container({ host: { ...host, PidsLimit: 4096, Init: true } })).services;
  expect(web).toMatchObject({
    ...{ image: "sha256:1a2b", pull_policy: "never", user: "1000:1000", read_only: true },
    ...{ cap_drop: ["ALL"], security_opt: ["no-new-privileges"], init: true },
    ...{ mem_limit: 1 << 28, pids_limit: 4096, tmpfs: ["/run:size=1m", "/var"] },
    logging: { driver: "json-file", options: { "max-size": "10m" } },
  });
});

test("each is found by its networks under the name that it was deployed with, and the proxy alone is published", () => {
  const { services, networks } = made(container({}));
  expect(services.web.networks).toEqual({ internal: { aliases: ["web-1a2b"] } });
  expect(services.proxy).toMatchObject({
    networks: { internal: { aliases: ["proxy"] }, outward: {} },
    ports: ["127.0.0.1:8080:80"],
    volumes: ["/tmp", "/here/files:/conf:ro"],
  });
  expect(services.web).not.toHaveProperty("ports");
  expect(networks).toEqual({ internal: { internal: true }, outward: {} });
});

test("what a word has after a $ is no variable of Compose's", () => {
  const config = { Cmd: ["sh", "-c", "echo $0 $$"], Env: ["PAID=$5"] };
  const { web } = made(container({ config })).services;
  expect([web.command, web.environment]).toEqual([["sh", "-c", "echo $$0 $$$$"], ["PAID=$$5"]]);
});

test("what a container has in place of its image's entrypoint, it has there too", () => {
  const config = { Entrypoint: ["sh"], Cmd: ["-c", "serve $0"] };
  const { web } = made(container({ config })).services;
  expect([web.entrypoint, web.command]).toEqual([["sh"], ["-c", "serve $$0"]]);
  expect(made(container({})).services.web).not.toHaveProperty("entrypoint");
});

test("both end once what they run answers: Compose asks each second, of many replicas more seldom", () => {
  expect(made(container({})).services.web.healthcheck).toEqual({
    ...{
      test: ["CMD", "ask"],
      interval: "${CHECK_SECONDS:-1}s",
      timeout: "13000000000ns",
      retries: 3,
    },
  });
});
