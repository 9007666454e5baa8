import official from "./images.json";
import releases from "./own-pythons.json";

/** The images that everything starts from where nothing else is asked for. */
export type DefaultImages = Record<keyof typeof official, string>;

/** The versions of Python that an image of our own can have, where official ones cannot be pulled. */
export const OWN_PYTHONS: readonly string[] = Object.keys(releases);
/** How the images of our own are called. */
export const OWN_PREFIX = "flask-serving/";
const OWN_PYTHON = `${OWN_PREFIX}python:`;

/**
 * The official images, or those that the set-up made where the official ones cannot be pulled.
 * @param env the variables FLASK_SERVING_PYTHON_IMAGE and its like, by which the set-up names its own
 */
export function defaultImages(env: Record<string, string | undefined>): DefaultImages {
  const chosen = Object.entries(official).map(([name, image]) => [
    name,
    env[`FLASK_SERVING_${name.toUpperCase()}_IMAGE`] ?? image,
  ]);
  return Object.fromEntries(chosen) as DefaultImages;
}

/** The versions of Python that can be had; undefined where official images are, which have any. */
export function ownPythons(env: Record<string, string | undefined>): readonly string[] | undefined {
  return defaultImages(env).python.startsWith(OWN_PYTHON) ? OWN_PYTHONS : undefined;
}

/** The image with a version of Python; undefined where only ours can be had, and none of them has it. */
export function imageOfPython(version: string, { python }: DefaultImages): string | undefined {
  // Without a release of Debian: the official images of old versions were never built on its newest.
  if (!python.startsWith(OWN_PYTHON)) return `python:${version}-slim`;
  return OWN_PYTHONS.includes(version) ? `${OWN_PYTHON}${version}` : undefined;
}
