import { Proxy } from "../../configs/app/choices";
import { Server } from "../../configs/server/servers";
import {
  isPreset,
  nameOf,
  PRESET_NAMES,
  PRESETS,
  topologyOf,
  topologyProblems,
} from "../../program/presets";

const BOTH = Object.values(Server).flatMap((server) =>
  Object.values(Proxy).map((proxy) => ({ server, proxy })),
);

test("no two presets serve alike, and the first is that of npm start", () => {
  const served = Object.values(PRESETS).map(({ server, proxy }) => `${server} ${proxy}`);
  expect(new Set(served).size).toBe(served.length);
  expect(PRESET_NAMES[0]).toBe("gunicorn-nginx");
});

test.each(BOTH)(
  "$server behind $proxy has one name, which a preset of that name means too",
  (way) => {
    const name = nameOf(way);
    const sameName = BOTH.filter((other) => nameOf(other) === name);
    expect(sameName).toEqual([way]);
    if (isPreset(name)) expect(PRESETS[name]).toEqual(way);
  },
);

test("what has no preset is called after its parts", () => {
  expect(nameOf({ server: Server.Flask, proxy: Proxy.Nginx })).toBe("flask-nginx");
});

describe("how a stack serves", () => {
  test("is as its config says, before the preset of the config, before that of its name", () => {
    expect(topologyOf("gunicorn-nginx", {})).toEqual(PRESETS["gunicorn-nginx"]);
    expect(topologyOf("gunicorn-nginx", { topology: "dev-server" })).toEqual(PRESETS["dev-server"]);
    expect(topologyOf("gunicorn-nginx", { topology: "granian", server: Server.Flask })).toEqual({
      ...{ server: "flask", proxy: "none" },
    });
    expect(topologyOf("gunicorn", { proxy: Proxy.Nginx })).toEqual(PRESETS["gunicorn-nginx"]);
  });

  test("needs a server, and no proxy", () => {
    expect(topologyOf("shop", { server: Server.Granian })).toEqual(PRESETS.granian);
    expect(topologyOf("shop", { proxy: Proxy.Nginx })).toBeUndefined();
    expect(topologyProblems("shop", { proxy: Proxy.Nginx })).toMatchObject([
      { path: "server", got: undefined },
    ]);
    expect(topologyProblems("shop", { server: Server.Granian })).toEqual([]);
  });

  test.each(["constructor", "toString", "__proto__", "", "Gunicorn"])(
    "is not said by a stack called %p",
    (stack) => {
      expect(isPreset(stack)).toBe(false);
      expect(topologyOf(stack, {})).toBeUndefined();
    },
  );
});
