import { Proxy } from "../configs/app/choices";
import type { Chosen } from "../configs/app/chosen";
import type { Problem } from "../configs/problems";
import { Server } from "../configs/server/servers";

/** How an app is served: what runs it, and what stands before that. */
export type Topology = Pick<Chosen, "server" | "proxy">;

/** A record a preset: each is the name of a stack that serves so, and may be the `topology` of any other. */
export const PRESETS = {
  "gunicorn-nginx": { server: Server.Gunicorn, proxy: Proxy.Nginx },
  gunicorn: { server: Server.Gunicorn, proxy: Proxy.None },
  "dev-server": { server: Server.Flask, proxy: Proxy.None },
  "granian-nginx": { server: Server.Granian, proxy: Proxy.Nginx },
  granian: { server: Server.Granian, proxy: Proxy.None },
} as const satisfies Record<string, Topology>;

export type Preset = keyof typeof PRESETS;

/** Their names, the one of `npm start` first. */
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** What a stack's config says of its topology. */
export interface GivenTopology {
  topology?: Preset | undefined;
  server?: Server | undefined;
  proxy?: Proxy | undefined;
}

/**
 * How a stack serves: as its config says, else as the preset says that its config or its name picks.
 * @returns undefined where nothing says what runs the app
 */
export function topologyOf(stack: string, given: GivenTopology): Topology | undefined {
  const name = given.topology ?? stack;
  const preset: Topology | undefined = isPreset(name) ? PRESETS[name] : undefined;
  const { server = preset?.server, proxy = preset?.proxy ?? Proxy.None } = given;
  return server && { server, proxy };
}

/** Whether a name, such as a stack's, picks a preset. */
export function isPreset(name: string): name is Preset {
  return Object.hasOwn(PRESETS, name);
}

/** What a way to serve is called: a preset's name, or one after its parts. */
export function nameOf({ server, proxy }: Topology): string {
  const preset = Object.entries(PRESETS).find(
    ([, one]) => one.server === server && one.proxy === proxy,
  );
  return preset?.[0] ?? `${server}-${proxy}`;
}

/** The problem of a stack that nothing says how to serve. */
export function topologyProblems(stack: string, given: GivenTopology): Problem[] {
  if (topologyOf(stack, given) !== undefined) return [];
  const remedy =
    `The name \`${stack}\` picks no preset (${PRESET_NAMES.join(", ")}): ` +
    `say how to serve by \`pulumi config set server gunicorn -s ${stack}\`, and \`pulumi config set proxy nginx -s ${stack}\`.`;
  const expected = `one of ${Object.values(Server).join(", ")}`;
  return [{ path: "server", expected, got: undefined, remedy }];
}
