// What Pulumi.yaml has Node load before Pulumi's own package: that loads the compiler and npm's, for programs that make
// functions into text, at each start. They are half of what it takes to load, and this program has no such function.
const Module = require("node:module");

/** @type {Record<string, (load: () => any) => unknown>} */
const LATE = {
  typescript: lateModule,
  "@npmcli/arborist": lateArborist,
  // typescript.js says of our files which line of a stack it is. Pulumi's package asks for hundreds of stacks, and
  // for the first of them this would read the maps of Pulumi's own.
  "source-map-support/register": () => ({}),
};

/**
 * Loads it when something of it is asked for.
 * @param {() => any} load
 */
function lateModule(load) {
  return new Proxy({}, { get: (_, name) => load()[name], has: (_, name) => name in load() });
}

/**
 * Pulumi copies what this exports, which loads nothing; its one class is the real one when it is used.
 * @param {() => any} load
 */
function lateArborist(load) {
  return {
    /** @param {object} options */
    Arborist: function (options) {
      return new (load().Arborist)(options);
    },
  };
}

/** @typedef {(request: string, parent?: { filename?: string }, isMain?: boolean) => unknown} Load */
/** @type {{ _load: Load }} */
// @ts-expect-error Its types know no module with `_load`.
const loader = Module;
const load = loader._load;

loader._load = function (request, parent, isMain) {
  const now = () => load.call(this, request, parent, isMain);
  const late = /[\\/]@pulumi[\\/]pulumi[\\/]/.test(parent?.filename ?? "") && LATE[request];
  return late ? late(now) : now();
};
