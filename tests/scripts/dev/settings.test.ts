import { settingsOf } from "../../../scripts/dev/settings";
import { type FakePulumi, fakePulumi } from "../../support/fake-pulumi";

let pulumi: FakePulumi;
beforeEach(() => (pulumi = fakePulumi("dev-server")));

/** What `pulumi config` says of the stack. */
function configured(values: Record<string, string | { secret: string }>): void {
  const config = Object.entries(values).map(([key, value]) => {
    const isSecret = typeof value === "object";
    return [key, { value: isSecret ? value.secret : value, secret: isSecret }];
  });
  pulumi.answers("config --json", JSON.stringify(Object.fromEntries(config)));
}

test("what is set for dev-server counts, and no config of another project", async () => {
  configured({ "flask-serving:appDir": "../shop", "aws:region": "eu-central-1" });
  const { image, project } = await settingsOf(pulumi, undefined);
  expect({ appDir: image.appDir, project }).toEqual({
    appDir: "../shop",
    project: "flask-serving",
  });
  expect(pulumi.lines).toEqual([
    "stack ls --json",
    "config --json --show-secrets --stack dev-server",
  ]);
});

test("the stack is made where it is new: npm run config sets things for it too", async () => {
  pulumi.answers("stack ls", "[]");
  configured({});
  await settingsOf(pulumi, undefined);
  expect(pulumi.lines[1]).toBe("stack init dev-server");
});

test("a directory that was named counts instead of the config's", async () => {
  configured({ "flask-serving:appDir": "../shop" });
  expect((await settingsOf(pulumi, "../other")).image.appDir).toBe("../other");
});

test("secrets reach the app, and stand apart from what is none", async () => {
  configured({
    "flask-serving:env": JSON.stringify({ GREETING: "hello" }),
    "flask-serving:secretEnv": { secret: JSON.stringify({ API_TOKEN: "shh" }) },
  });
  const { server } = await settingsOf(pulumi, undefined);
  expect(server.secretEnv).toEqual({ API_TOKEN: "shh" });
  expect(server.env).toMatchObject({ GREETING: "hello" });
  expect(JSON.stringify(server.env)).not.toContain("shh");
});

test("all mistakes of the config are told at once, by the stack that has them", async () => {
  configured({ "flask-serving:workers": "many", "flask-serving:appdir": "../shop" });
  const failed = settingsOf(pulumi, undefined);
  await expect(failed).rejects.toThrow(/^The config of stack dev-server: 2 problems to mend\n/);
  await expect(failed).rejects.toThrow(/\n {2}workers: expected an integer/);
  await expect(failed).rejects.toThrow(/\n {2}appdir: /);
});

test("a pulumi that fails is told", async () => {
  pulumi.answers("config", null);
  await expect(settingsOf(pulumi, undefined)).rejects.toThrow("`pulumi config --json");
});
