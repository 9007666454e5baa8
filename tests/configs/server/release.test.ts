import { gunicornPlan } from "../../../configs/server/gunicorn/plan";
import { reloadingPlan } from "../../../configs/server/flask/reloading";

const options = { app: "shop:create_app()", user: "501:20", env: { GREETING: "hi" } };
const plan = (more: object = {}) =>
  gunicornPlan("web", { ...options, release: "flask db upgrade && echo 'it is $HOME'", ...more });

test("without a release nothing runs before the server", () => {
  expect(gunicornPlan("web", options).release).toBeUndefined();
});

test("it runs in what the server would run in, with its command as one word and an end in the container", () => {
  const { spec, release } = plan({ releaseTimeoutSeconds: 7 });
  const { command, env, stop, init, ...same } = release!.spec;
  expect(spec).toMatchObject(same);
  expect(command.slice(4)).toEqual([
    ...["timeout", "--kill-after=10", "7", "sh", "-c"],
    "flask db upgrade && echo 'it is $HOME'",
  ]);
  expect(init).toBe(true);
  expect(stop.signal).toBe("SIGTERM");
  expect(env).toEqual({ FLASK_APP: "shop:create_app()", GREETING: "hi" });
});

test("both streams are one, so that lines stay in their order", () => {
  expect(plan().release!.spec.command.slice(0, 3)).toEqual(["sh", "-c", 'exec "$@" 2>&1']);
});

test("an app behind a front end is found as it is", () => {
  const frontend = { appPaths: ["/api/"], fingerprint: "f" };
  expect(plan({ frontend }).release!.spec.env).toEqual(plan().release!.spec.env);
});

test.each([
  { what: "the command", changed: { release: "flask init-db" } },
  { what: "a variable", changed: { env: { GREETING: "ho" } } },
  { what: "a secret's name", changed: { secretEnv: ["KEY"], secretRevision: "1" } },
  { what: "the user", changed: { user: "502:20" } },
  { what: "the data", changed: { data: [{ hostPath: "d", containerPath: "/srv/app/instance" }] } },
  { what: "a network", changed: { networks: ["shop_default"] } },
  { what: "the app", changed: { app: "other:app" } },
])("it is run again for another: $what", ({ changed }) => {
  expect(plan(changed).release!.content).not.toBe(plan().release!.content);
});

test.each([{ workers: 2 }, { replicas: 3 }, { releaseTimeoutSeconds: 9 }, { memoryMb: 99 }])(
  "it is not run again for how the app is served: %j",
  (changed) => {
    expect(plan(changed).release!.content).toBe(plan().release!.content);
  },
);

test.each([
  { release: "" },
  { release: " \n" },
  { release: "a\0b" },
  { release: 5 },
  { releaseTimeoutSeconds: 0 },
  { releaseTimeoutSeconds: 86_401 },
  { releaseTimeoutSeconds: 1.5 },
])("what is no command, or no time-out, is refused: %j", (wrong) => {
  const [path = ""] = Object.keys(wrong);
  expect(() => plan(wrong)).toThrow(`${path}: expected`);
});

test("a command may have several lines", () => {
  expect(plan({ release: "set -e\nflask db upgrade\n" }).release!.spec.command.at(-1)).toBe(
    "set -e\nflask db upgrade\n",
  );
});

test("an app under development has it too", () => {
  expect(reloadingPlan("web", { ...options, release: "flask db upgrade" }).release).toBeDefined();
});
