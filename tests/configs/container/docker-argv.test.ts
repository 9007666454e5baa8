import { dockerCreateArgv, mountArgument } from "../../../configs/container/docker-argv";
import { reloadingPlan } from "../../../configs/server/flask/reloading";

const { spec } = reloadingPlan("web", { app: "app:app", user: "501:20", env: { GREETING: "a b" } });
const options = {
  ...{ name: "dev-web", image: "sha256:1", labels: { a: "b" }, network: "dev", alias: "web" },
  ...{ mounts: [{ source: "/home/me/app", target: "/srv/app" }], secretEnv: ["SECRET_KEY"] },
};

test("a container runs hardened, and publishes nothing unless it is asked to", () => {
  const argv = dockerCreateArgv(spec, options);
  expect(argv.join(" ")).toContain(
    "--user 501:20 --read-only --cap-drop ALL --security-opt no-new-privileges --memory 512m",
  );
  expect(argv).not.toContain("--publish");
});

test("what may be larger than memory lies in a volume that ends with the container", () => {
  expect(dockerCreateArgv(spec, options).join(" ")).toContain("--volume /tmp");
});

test("what is published is published on 127.0.0.1", () => {
  const argv = dockerCreateArgv(spec, {
    ...options,
    published: { internal: 5901, external: 8080 },
  });
  expect(argv).toContain("127.0.0.1:8080:5901");
});

test("a variable is one word, and of a secret one only the name is there", () => {
  const argv = dockerCreateArgv(spec, options);
  expect(argv).toContain("GREETING=a b");
  expect(argv.filter((word) => word.includes("SECRET_KEY"))).toEqual(["SECRET_KEY"]);
});

test("a path may have what Docker's own form gives a meaning", () => {
  expect(mountArgument({ source: '/a,b"c:d', target: "/srv/app" })).toBe(
    '"type=bind","source=/a,b""c:d","target=/srv/app"',
  );
});

test("with SELinux a directory of the host is labelled for containers, by Docker's short form", () => {
  const mounts = [{ source: "/home/me/app", target: "/srv/app", relabel: true }];
  const argv = dockerCreateArgv(spec, { ...options, mounts });
  expect(argv).toContain("/home/me/app:/srv/app:z");
  expect(argv).not.toContain("--mount");
});

test("Flask's reloader and debugger are on", () => {
  // Flask before 2.2 knows no `flask run --debug`.
  expect(spec.env.FLASK_DEBUG).toBe("1");
  expect(spec.command).not.toContain("--no-reload");
});
