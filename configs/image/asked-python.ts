import type { AppTexts } from "./app-texts";

/** The version of Python that an app says it is for, and where. */
export interface AskedPython {
  version: string;
  file: string;
}

/** Where an app says it, and how. */
const PLACES: [string, RegExp][] = [
  [".python-version", /^\s*(?:cpython-)?(3\.\d+)(?:\.\d+)?\s*$/m],
  ["runtime.txt", /^\s*python-(3\.\d+)/m],
  ["Pipfile", /^\s*python_(?:full_)?version\s*=\s*["'](3\.\d+)/m],
  [
    "pyproject.toml",
    /^\s*(?:requires-python|python)\s*=\s*["'](?:==|~=|\^|~|)\s*(3\.\d+)(?:\.[\d*]+)?["']/m,
  ],
];

/** The version that an app says it is for; one that it only has to be at least is left open. */
export function askedPython(texts: AppTexts): AskedPython | undefined {
  return PLACES.flatMap(([file, form]) => {
    const version = form.exec(texts[file] ?? "")?.[1];
    return version === undefined ? [] : [{ version, file }];
  })[0];
}

/** A sentence where an image's name says that it has another version than the app is for. */
export function pythonWarnings(baseImage: string, texts: AppTexts): string[] {
  const asked = askedPython(texts);
  const has = /python:(3\.\d+)/.exec(baseImage)?.[1];
  if (asked === undefined || has === undefined || has === asked.version) return [];
  return [
    `${asked.file} says that the app is for Python ${asked.version}, and it runs on ${has} (${baseImage}): ` +
      `set python to ${asked.version} where images can be pulled, or pythonImage to one that is here.`,
  ];
}
