/** The texts of an app's directory that tell about it, by their paths there. */
export type AppTexts = Record<string, string | undefined>;

/** What stays out of the image, and tells all the same: a variable's name is read, never kept. */
export const HIDDEN_TEXTS = [".env"];

const NAMES = [
  ".flaskenv",
  "Procfile",
  "Dockerfile",
  "gunicorn.conf.py",
  ".python-version",
  "runtime.txt",
  "pyproject.toml",
  "Pipfile",
];

/** What is about the app, and is not the app. */
const ASIDE =
  /(^|\/)(\..*|tests?|testing|docs?|examples?|migrations|alembic|node_modules|site-packages|build|dist|(conftest|setup|fabfile|noxfile|locustfile|tasks|test_\w+|\w+_test|celery\w*|\w*worker)\.py)(\/|$)/;

/** How many sources are read at most: those nearest to the top. */
const MOST = 300;

/** The files of an app whose texts tell about it; `.env` is not among its files. */
export function tellingFiles(files: readonly string[]): string[] {
  const depth = (file: string) => file.split("/").length;
  const sources = files
    .filter((file) => file.endsWith(".py") && depth(file) <= 5 && !ASIDE.test(file))
    .sort((a, b) => depth(a) - depth(b))
    .slice(0, MOST);
  return [...new Set([...NAMES.filter((name) => files.includes(name)), ...sources])];
}
