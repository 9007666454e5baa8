/**
 * The app's module, as Flask itself finds it: FLASK_APP in .flaskenv, else wsgi.py, else app.py.
 * What in the module is the app, Flask tells when it has imported it.
 * Source: flask/cli.py, `ScriptInfo.load_app`.
 * @param files of the app, relative to its directory
 * @returns undefined where Flask would ask as well
 */
export function findApp(files: readonly string[], flaskenv = ""): string | undefined {
  const named = /^\s*(?:export\s+)?FLASK_APP\s*=\s*(["']?)(\S+)\1\s*$/m.exec(flaskenv)?.[2];
  if (named) return named.replace(/\.py$/, "").replaceAll("/", ".");
  return ["wsgi", "app"].find((module) => files.includes(`${module}.py`));
}
