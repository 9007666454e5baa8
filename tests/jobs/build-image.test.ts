import * as fs from "node:fs";
import * as path from "node:path";
import { buildImage, type ImageInput } from "../../jobs/build-image";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { put, scratchDirectory } from "../support/scratch";

const TRUSTED = ["PIP_CERT", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"];
const PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
const ID = { stdout: "sha256:1\n" };
const NONE = { exitCode: 1, stderr: "No such image" };

let client: FakeDocker;
let directory: string;
let input: ImageInput;
let environment: NodeJS.ProcessEnv;
beforeEach(() => {
  environment = { ...process.env };
  for (const name of [...TRUSTED, ...PROXIES]) delete process.env[name];
  client = fakeDocker();
  directory = scratchDirectory();
  put(directory, "shop/app.py", "app");
  put(directory, "shop/pages/index.html", "page");
  put(directory, "shop/secret.key", "key");
  input = {
    ...{ imageName: "shop:1", dockerfile: "FROM scratch\n", labels: {}, generation: "g1" },
    buildDirectory: path.join(directory, "build"),
    appDir: path.join(directory, "shop"),
    files: ["app.py", "pages/index.html"],
    packages: [],
  };
});
afterEach(() => {
  client.remove();
  fs.rmSync(directory, { recursive: true });
  for (const name of [...TRUSTED, ...PROXIES]) {
    if (environment[name] !== undefined) process.env[name] = environment[name];
  }
});

const built = (file: string) => fs.readFileSync(path.join(input.buildDirectory, file), "utf8");

test("an image of its name, which tells its content, is not built again", async () => {
  client.answers(/^image inspect/, ID);
  expect(await buildImage(input)).toEqual({ imageId: "sha256:1" });
  expect(client.lines()).toHaveLength(1);
});

test("the build sees the Dockerfile and the files that were named, and no other", async () => {
  client.answers(/^image inspect/, NONE, ID);
  client.answers(/^build/);
  expect(await buildImage(input)).toEqual({ imageId: "sha256:1" });
  expect(client.lines()[1]).toBe(
    `build --force-rm --label flask-serving.generation=g1 --tag shop:1 ${input.buildDirectory}`,
  );
  expect(built("Dockerfile")).toBe("FROM scratch\n");
  expect(built("app/pages/index.html")).toBe("page");
  expect(fs.existsSync(path.join(input.buildDirectory, "app/secret.key"))).toBe(false);
});

test("a front end lies beside the app, with the program that serves it", async () => {
  client.answers(/^image inspect/, NONE, ID);
  client.answers(/^build/);
  put(directory, "front/package.json", "{}");
  const frontend = { directory: path.join(directory, "front"), files: ["package.json"] };
  await buildImage({ ...input, frontend });
  expect(built("frontend/package.json")).toBe("{}");
  expect(built("modules/serve_frontend.py")).toContain("def ");
});

test("what was left of another build is gone", async () => {
  client.answers(/^image inspect/, NONE, ID);
  client.answers(/^build/);
  put(input.buildDirectory, "app/removed.py", "old");
  await buildImage(input);
  expect(fs.existsSync(path.join(input.buildDirectory, "app/removed.py"))).toBe(false);
});

test("a proxy reaches the build by its name alone", async () => {
  client.answers(/^image inspect/, NONE, ID);
  client.answers(/^build/);
  process.env.HTTPS_PROXY = "http://user:s3cret@proxy";
  await buildImage(input);
  expect(client.lines()[1]).toContain("--build-arg HTTPS_PROXY --label");
  expect(client.lines().join()).not.toContain("s3cret");
  delete process.env.HTTPS_PROXY;
});

test("certificates are there while it builds, and gone afterwards, also when it fails", async () => {
  client.answers(/^image inspect/, NONE);
  client.answers(/^build/, { exitCode: 1, stdout: "Step 2/2 : COPY app/ ./\nno space left\n" });
  put(directory, "ca.pem", "certificate");
  const caBundle = path.join(directory, "ca.pem");
  await expect(buildImage({ ...input, caBundle })).rejects.toThrow(
    "The image of the app could not be built:\n    Step 2/2 : COPY app/ ./\n    no space left",
  );
  expect(fs.readdirSync(input.buildDirectory)).toEqual(["Dockerfile", "app", "modules"]);
});

describe("with packages", () => {
  const packages = {
    ...{ kind: "python" as const, imageName: "shop/python-packages:2" },
    dockerfile: 'FROM base\nCOPY ["packages/","./"]\n',
    files: ["pages/index.html"],
  };
  const builds = () => client.lines().filter((line) => line.startsWith("build "));
  beforeEach(() => {
    input = { ...input, packages: [packages] };
    client.answers(/^image inspect .*shop:1/, NONE, ID);
    client.answers(/^image inspect .*python-packages:2/, NONE);
    client.answers(/^image ls/);
    client.answers(/^build/);
  });

  test("their image is built first, and the app's tells that it was built on it", async () => {
    await buildImage(input);
    expect(builds()).toEqual([
      `build --force-rm --tag shop/python-packages:2 ${input.buildDirectory}/python-packages`,
      "build --force-rm --label flask-serving.generation=g1 " +
        `--label flask-serving.packages.python=shop/python-packages:2 --tag shop:1 ${input.buildDirectory}`,
    ]);
  });

  test("their image is not built again while it is there", async () => {
    client.answers(/^image inspect .*python-packages:2/, ID);
    await buildImage(input);
    expect(builds()).toHaveLength(1);
  });

  test("what the image before has downloaded is taken over", async () => {
    client.answers(/^image ls/, { stdout: "shop/python-packages:1\nshop/python-packages:0\n" });
    client.answers(/^build/, { exitCode: 1 });
    await expect(buildImage(input)).rejects.toThrow("could not be built");
    expect(built("python-packages/Dockerfile")).toBe(
      'FROM base\nCOPY --from=shop/python-packages:1 ["/var/cache/packages","/var/cache/packages"]\n' +
        'COPY ["packages/","./"]\n',
    );
    expect(built("python-packages/packages/pages/index.html")).toBe("page");
  });

  test("Python's and the front end's are built side by side; where both fail, both are told, and the app's is not tried", async () => {
    const front = { ...packages, kind: "node" as const, imageName: "shop/node-packages:3" };
    const frontend = { directory: path.join(directory, "shop"), files: ["pages/index.html"] };
    client.answers(/^image inspect .*node-packages:3/, NONE);
    client.answers(/^build .*python-packages/, { exitCode: 1, stdout: "no pip\n" });
    client.answers(/^build .*node-packages/, { exitCode: 1, stdout: "no npm\n" });
    const failed = buildImage({ ...input, packages: [packages, front], frontend });
    await expect(failed).rejects.toThrow(/no pip[^]*no npm/);
    expect(builds()).toHaveLength(2);
  });

  test("secrets stand in no argument, in no file and in no message", async () => {
    client.answers(/^buildx/, { exitCode: 1 });
    client.answers(/^build /, { exitCode: 1, stdout: "Looking in https://u:s3cret@host/simple" });
    const buildSecrets = { TOKEN: "s3cret" };
    await expect(buildImage({ ...input, buildSecrets })).rejects.toThrow("https://u:[TOKEN]@host");
    expect(client.lines().join("\n")).toContain("--build-arg FTP_PROXY --tag");
    expect(client.lines().join("\n")).not.toContain("s3cret");
    expect(built("python-packages/Dockerfile")).not.toContain("s3cret");
  });

  test("BuildKit is given them as its secrets", async () => {
    client.answers(/^buildx version/);
    await buildImage({ ...input, buildSecrets: { TOKEN: "s3cret" } });
    expect(builds()[0]).toContain("--secret id=flask-serving,env=FLASK_SERVING_BUILD_SECRETS");
  });
});

test("certificates that are not there are named", async () => {
  client.answers(/^image inspect/, NONE);
  await expect(buildImage({ ...input, caBundle: "/nowhere.pem" })).rejects.toThrow(
    "caBundle: expected a file of CA certificates, got /nowhere.pem, which is none.",
  );
});
