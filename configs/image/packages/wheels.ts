/** Which version of a package has wheels for these versions of Python for the first time. */
interface FirstWheels {
  "3.13": string;
  "3.11": string;
}

type Python = keyof FirstWheels;

/** What old lists pin, and what does not build without compilers and headers: as PyPI has it. */
const FIRST_WHEELS: Readonly<Record<string, FirstWheels>> = {
  aiohttp: { "3.13": "3.10.5", "3.11": "3.8.3" },
  cffi: { "3.13": "1.17.0", "3.11": "1.15.1" },
  gevent: { "3.13": "24.10.1", "3.11": "22.10.1" },
  greenlet: { "3.13": "3.1.0", "3.11": "1.1.3" },
  grpcio: { "3.13": "1.66.2", "3.11": "1.49.0" },
  lxml: { "3.13": "5.3.0", "3.11": "4.9.1" },
  matplotlib: { "3.13": "3.9.2", "3.11": "3.6.0" },
  numpy: { "3.13": "2.1.0", "3.11": "1.23.2" },
  pandas: { "3.13": "2.2.3", "3.11": "1.5.0" },
  pillow: { "3.13": "10.4.0", "3.11": "9.2.0" },
  "psycopg2-binary": { "3.13": "2.9.10", "3.11": "2.9.5" },
  "pydantic-core": { "3.13": "2.20.0", "3.11": "0" },
  pyyaml: { "3.13": "6.0.2", "3.11": "6.0" },
  "scikit-learn": { "3.13": "1.5.2", "3.11": "1.1.3" },
  scipy: { "3.13": "1.14.1", "3.11": "1.9.2" },
  // Has wheels for any: until 2.0.31 it failed as it was imported.
  sqlalchemy: { "3.13": "2.0.31", "3.11": "0" },
  tensorflow: { "3.13": "2.20.0", "3.11": "2.12.0" },
  torch: { "3.13": "2.5.0", "3.11": "1.13.1" },
};

/** What stands above all versions that have no wheel, from the latest Python down, and what comes before it. */
const STEPS: readonly [python: Python, before: string][] = [
  ["3.11", "3.9"],
  ["3.13", "3.11"],
];

/** The latest version of Python that each pinned package has a wheel for, where that is not the latest of all. */
export interface PinnedPython {
  python: string;
  /** The pin that no later one has a wheel for, as pip takes it. */
  pin: string;
}

/** What the pins of an app's lists and locks say about its Python, whatever they are written in. */
export function pinnedPython(texts: readonly string[]): PinnedPython | undefined {
  const text = texts.join("\n");
  const pins = Object.keys(FIRST_WHEELS).flatMap((name) => {
    const version = latestPin(text, name);
    return version === undefined ? [] : [{ name, version }];
  });
  for (const [python, before] of STEPS) {
    const old = pins.find(({ name, version }) => isBelow(version, FIRST_WHEELS[name]![python]));
    if (old) return { python: before, pin: `${old.name}==${old.version}` };
  }
  return undefined;
}

/** Of a lock that has several, one for each version of Python, the one for the latest. */
function latestPin(text: string, name: string): string | undefined {
  const any = name.replaceAll("-", "[-_.]");
  const listed = `^[ \\t]*["']?${any}(?:\\[[^\\]]*\\])?["']?\\s*(?:=\\s*["'])?[=~]=+\\s*(\\d[\\d.]*)`;
  const inToml = `^name = "${any}"\\s+version = "(\\d[\\d.]*)`;
  const inJson = `"${any}": \\{[^{}]*"version": "==(\\d[\\d.]*)`;
  const pins = [listed, inToml, inJson].flatMap((form) =>
    [...text.matchAll(new RegExp(form, "gim"))].map(([, version = ""]) => version),
  );
  return pins.sort((one, other) => (isBelow(one, other) ? -1 : 1)).at(-1);
}

function isBelow(one: string, other: string): boolean {
  const [mine = [], others = []] = [one, other].map((version) => version.split(".").map(Number));
  const at = others.findIndex((number, index) => number !== (mine[index] ?? 0));
  return at >= 0 && (mine[at] ?? 0) < others[at]!;
}
