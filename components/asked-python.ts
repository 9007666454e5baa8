import { askedPython, PYTHON_FILES, pythonOf } from "../configs/image/asked-python";
import { type DefaultImages, imageOfPython, OWN_PREFIX } from "../configs/default-images";
import type { FlaskAppArgs } from "./flask-app-args";
import { readText } from "./image/app-files";

/**
 * The same arguments, with the version of Python that the app itself says it is for, where they leave it open
 * and an official image with it can be had.
 */
export function withAskedPython(args: FlaskAppArgs, images: DefaultImages): FlaskAppArgs {
  const { appDir, python, pythonImage } = args;
  const has = pythonOf(images.python);
  if (python !== undefined || pythonImage !== undefined || has === undefined) return args;
  const texts = Object.fromEntries(PYTHON_FILES.map((file) => [file, readText(appDir, file)]));
  const asked = askedPython(texts, has);
  const image = asked && imageOfPython(asked.version, images);
  // What is ours has to be made first: a warning tells of it.
  return image === undefined || image.startsWith(OWN_PREFIX)
    ? args
    : { ...args, python: asked?.version };
}
