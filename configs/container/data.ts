import { isRecord, listProblems, patternProblems, type Problem, recordProblems } from "../problems";

/** A directory of the host that the app writes to. */
export interface DataMount {
  /** Relative to where Pulumi runs, or absolute. Made where it is missing, never removed. */
  hostPath: string;
  /** Where the app finds it: absolute, in the container. */
  containerPath: string;
}

/** Whether a value has both, as texts. */
export function isDataMount(value: unknown): value is DataMount {
  return (
    isRecord(value) && typeof value.hostPath === "string" && typeof value.containerPath === "string"
  );
}

const EXPECTED = "hostPath and containerPath";

/** What is wrong with the directories that a container is to write to, whatever they are. */
export function dataProblems(path: string, got: unknown): Problem[] {
  return listProblems(path, got, { expected: EXPECTED, each: mountProblems });
}

function mountProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, EXPECTED);
  return [
    ...patternProblems(`${path}.hostPath`, got.hostPath, {
      pattern: /^(?!\/+$)[^\0\n:]+$/,
      expected: "a directory of the host, relative to the project or absolute, never / itself",
    }),
    ...patternProblems(`${path}.containerPath`, got.containerPath, {
      pattern: /^(?!.*\/\.\.?(\/|$))(?!\/(tmp|dev|proc|sys|etc|opt|usr|bin|lib)(\/|$))\/[^\0\n:/]/,
      expected:
        "an absolute path in the container that is the app's own, such as /srv/app/instance",
    }),
  ];
}
