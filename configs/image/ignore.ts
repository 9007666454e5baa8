import dockerignore from "@balena/dockerignore";

/** What never belongs in an image: secrets, histories, and what each machine makes for itself. */
export const IGNORED = [
  "**/.git",
  "**/.env",
  "**/.env.*",
  "**/.venv",
  "**/venv",
  "**/__pycache__",
  "**/*.pyc",
  "**/.pytest_cache",
  "**/node_modules",
  "**/.flask-serving",
  "**/Pulumi.*.yaml",
  "**/.DS_Store",
];

/** The same for the sources of a front end. */
export const IGNORED_OF_FRONTEND = [
  "**/.git",
  "**/node_modules",
  "**/*.local",
  "**/.vite",
  "**/Pulumi.*.yaml",
  "**/.DS_Store",
];

/** Whether a path, relative to its directory, stays out of the image, by the lines of a .dockerignore. */
export function ignores(lines: string[]): (path: string) => boolean {
  const patterns = dockerignore().add(lines);
  return (path) => patterns.ignores(path);
}
