import { listProblems, patternProblems, type Problem } from "../problems";

/** What is wrong with the names of the networks of others that a container is to join, whatever they are. */
export function networksProblems(path: string, got: unknown): Problem[] {
  return listProblems(path, got, {
    expected: "names of Docker networks",
    each: (path, name) =>
      patternProblems(path, name, {
        // On Docker's own three there are no names, and no way to be on another network besides.
        pattern: /^(?!(bridge|host|none)$)[a-zA-Z0-9][a-zA-Z0-9_.-]*$/,
        expected: "the name of a Docker network that somebody made, such as shop_default",
      }),
  });
}
