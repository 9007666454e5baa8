import { forkyRecipe, makeOwnImages } from "../../scripts/setup/own-images";
import { inspectImages } from "../../scripts/setup/known-images";
import { docker } from "./docker";

/** Builds the image of a fixture on Debian's next release. @returns its name or id */
export async function forkyImage(
  fixture: string,
  args: Record<string, string> = {},
): Promise<string> {
  const forky = forkyRecipe();
  const known = await inspectImages([forky.base, forky.image]);
  await makeOwnImages([forky], known, () => {});
  const given = Object.entries({ BASE: forky.image, ...args }).flatMap(([name, value]) => [
    ...["--build-arg", `${name}=${value}`],
  ]);
  const named = ["--tag", `flask-serving-test/${fixture}`];
  const file = ["--file", `tests/fixtures/${fixture}.Dockerfile`];
  return docker("build", "--quiet", ...given, ...named, ...file, "tests/fixtures/tls");
}
