import { patternProblems, type Problem } from "../problems";

/** A directory of the host that the app writes to. */
export interface DataMount {
  /** Relative to where Pulumi runs, or absolute. Made where it is missing, never removed. */
  hostPath: string;
  /** Where the app finds it: absolute, in the container. */
  containerPath: string;
}

/** What is wrong with the directories that a container is to write to. */
export function dataProblems(data: readonly DataMount[]): Problem[] {
  return data.flatMap(({ hostPath, containerPath }, index) => [
    ...patternProblems(`data[${index}].hostPath`, hostPath, {
      pattern: /^(?!\/+$)[^\0\n:]+$/,
      expected: "a directory of the host, relative to the project or absolute, never / itself",
    }),
    ...patternProblems(`data[${index}].containerPath`, containerPath, {
      pattern: /^(?!.*\/\.\.?(\/|$))(?!\/(tmp|dev|proc|sys|etc|opt|usr|bin|lib)(\/|$))\/[^\0\n:/]/,
      expected:
        "an absolute path in the container that is the app's own, such as /srv/app/instance",
    }),
  ]);
}
