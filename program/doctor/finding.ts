import { shellWord } from "../../configs/shell-word";

/** What a look at an app's directory says about one config key. */
export interface Finding {
  /** As `npm run config -- set` takes it: behind a dot it leads into a set of variables, or a list. */
  key: string;
  /** Without one, only its author knows it. */
  value: string | undefined;
  /** What tells it, in words that end a sentence. */
  why: string;
  /** What becomes of it. */
  kind: Kind;
  /** The variables that its command sets, where that are several. */
  variables?: readonly string[];
  /** Other keys that answer the same question: where one of them is set, this one is no more asked for. */
  instead?: readonly string[];
}

/**
 * `known`: the program finds it by itself. `certain`: it has to be set, and there is one value that fits.
 * `needed`: the app does not come up before its author decides. `choice`: it may do well. `edit`: no setting mends it.
 */
export type Kind = "known" | "certain" | "needed" | "choice" | "edit";

/** An app's directory, as it is looked at. */
export interface Look {
  /** As the config has it. */
  appDir: string;
  /** The files that go into the image. */
  files: readonly string[];
  /** What they, and `.env` and `.env.example`, hold, as far as it tells something. */
  texts: Readonly<Record<string, string | undefined>>;
  /** The versions of Python that can be had; undefined where any can, or nobody knows. */
  pythons?: readonly string[];
}

/** The app's Python sources as far as they were read, without what only a packager runs, or who tests it. */
export function sourcesOf({ files, texts }: Look): string[] {
  const sources = files.filter((file) => file.endsWith(".py") && texts[file] !== undefined);
  const served = sources.filter((file) => !/(^|\/)(setup|tests?)\.py$/.test(file));
  return served.length > 0 ? served : sources;
}

/** The key of what is no key: a whole file of variables. */
export const IMPORT = "import";

/** The command that sets it, for the words that a shell reads. */
export function commandOf({ key, value }: Finding): string {
  if (key === IMPORT) return `npm run config -- import ${shellWord(value ?? ".env")}`;
  const isSecret = key.startsWith("secretEnv.");
  const flags = [...(isSecret ? ["--secret"] : []), ...(/[.[]/.test(key) ? ["--path"] : [])];
  const words = ["npm run config -- set", ...flags, shellWord(key)];
  return [
    ...words,
    ...(value === undefined ? (isSecret ? [] : ["VALUE"]) : [shellWord(value)]),
  ].join(" ");
}

/** The config key that a finding sets a part of. */
export function topKeyOf({ key }: Finding): string {
  return key.replace(/[.[].*/, "");
}
