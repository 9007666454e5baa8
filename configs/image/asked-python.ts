import type { AppTexts } from "./app-texts";

/** The files in which an app says which Python it is for, and how each says it. */
const PLACES: [string, RegExp][] = [
  [".python-version", /^\s*(?:cpython-)?3\.(\d+)(?:\.\d+)?\s*$/m],
  ["runtime.txt", /^\s*python-3\.(\d+)/m],
  ["Pipfile", /^\s*python_(?:full_)?version\s*=\s*["']3\.(\d+)/m],
  [
    "pyproject.toml",
    /^\s*(?:requires-python|python)\s*=\s*["']\s*(?:===?|~(?!=)|)\s*3\.(\d+)(?:\.[\d*]+)?["']/m,
  ],
  ["Dockerfile", /^FROM\s+(?:\S+\/)?python:3\.(\d+)/m],
];

/** A bound above, such as that of `>=3.8,<3.12`. */
const BELOW = /^\s*(?:requires-python|python)\s*=\s*["'][^"']*<\s*3\.(\d+)(?:\.0)?["',]/m;

/** The version of Python that an app says it is for, and where. */
export interface AskedPython {
  version: string;
  file: string;
}

/** The files that may say it. */
export const PYTHON_FILES = PLACES.map(([file]) => file);

/**
 * The version that an app is for, where that is not the one that is there.
 * @param has the version that is there, such as 3.13
 * @returns undefined for one that will do: what the app only has to be at least is left open
 */
export function askedPython(texts: AppTexts, has: string | undefined): AskedPython | undefined {
  const minor = has === undefined ? undefined : Number(has.split(".")[1]);
  const exact = PLACES.map(([file, form]) => ({ file, asked: form.exec(texts[file] ?? "")?.[1] }));
  const { file, asked } = exact.find((one) => one.asked !== undefined) ?? {};
  if (file !== undefined)
    return Number(asked) === minor ? undefined : { version: `3.${asked}`, file };
  const [, bound] = BELOW.exec(texts["pyproject.toml"] ?? "") ?? [];
  if (bound === undefined || (minor !== undefined && minor < Number(bound))) return undefined;
  return { version: `3.${Number(bound) - 1}`, file: "pyproject.toml" };
}

/** The version of Python that an image has, by its name. */
export function pythonOf(image: string): string | undefined {
  return /(?:^|\/)python:(3\.\d+)/.exec(image)?.[1];
}

/** A sentence where an image has another version, by its name, than the app is for. */
export function pythonWarnings(baseImage: string, texts: AppTexts): string[] {
  const has = pythonOf(baseImage);
  const asked = has === undefined ? undefined : askedPython(texts, has);
  if (asked === undefined) return [];
  return [
    `${asked.file} says that the app is for Python ${asked.version}, and it runs on ${has} (${baseImage}): ` +
      `set python to ${asked.version} where images can be pulled, or pythonImage to one that is here.`,
  ];
}
