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

/**
 * Whether a path of the app, relative to its directory, stays out of the image.
 * @param own the lines of the app's own .dockerignore
 */
export function ignores(own: string[] = []): (path: string) => boolean {
  const patterns = dockerignore().add([...IGNORED, ...own]);
  return (path) => patterns.ignores(path);
}
