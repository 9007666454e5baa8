import type { Finding, Look } from "./finding";
import { listsToServe } from "./lists";

/** What Conda reads, wherever it lies. */
const CONDA = /^channels:/m;
/** Python itself and its installer come with the image. */
const OURS = /^(python|pip|setuptools|wheel)$/;

/** Where nothing lists an app's packages as Python's own tools read it. */
export function unlisted({ files, texts }: Pick<Look, "files" | "texts">): Finding[] {
  const lists = files.filter((file) => /\.ya?ml$/.test(file) && CONDA.test(texts[file] ?? ""));
  const [list] = listsToServe(lists, texts);
  const why =
    list === undefined
      ? "Nothing lists its packages: write a requirements.txt that names at least flask, such as by `pip freeze > requirements.txt`"
      : `${list} is for Conda, which is not here: write a requirements.txt of what it is served with, of ${condaNames(texts[list]).join(", ")}`;
  return [{ key: "requirements", value: undefined, why, kind: "edit" }];
}

function condaNames(text = ""): string[] {
  const [, listed = ""] = /^dependencies:\s*\n([^]*?)(?=^\S|$(?![^]))/m.exec(text) ?? [];
  const names = [
    ...listed.matchAll(/^\s*-\s*["']?(?:[\w-]+::)?([A-Za-z0-9][\w.-]*)(?!\S*:\s*$)/gm),
  ];
  return names.map(([, name = ""]) => name).filter((name) => !OURS.test(name));
}
