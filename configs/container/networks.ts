import { patternProblems, type Problem } from "../problems";

/** What is wrong with the names of the networks that a container is to join. */
export function networkProblems(networks: readonly string[]): Problem[] {
  return networks.flatMap((network, index) =>
    patternProblems(`networks[${index}]`, network, {
      // On Docker's own three there are no names, and no way to be on another network besides.
      pattern: /^(?!(bridge|host|none)$)[a-zA-Z0-9][a-zA-Z0-9_.-]*$/,
      expected: "the name of a Docker network that somebody made, such as shop_default",
    }),
  );
}
