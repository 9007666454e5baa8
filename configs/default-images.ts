import official from "./images.json";

/** The images that everything starts from where nothing else is asked for. */
export type DefaultImages = Record<keyof typeof official, string>;

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
