import {
  inputProblems,
  isRecord,
  optionalProblems,
  patternProblems,
  type Problem,
  recordProblems,
  textProblems,
} from "../problems";

/** The problem with a network's name, if there is one; one that another resource makes is not known yet. */
export function networkNameProblems(path: string, got: unknown): Problem[] {
  const pattern = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
  return inputProblems(path, got, (path, got) =>
    patternProblems(path, got, { pattern, expected: "a network's name" }),
  );
}

/** What is wrong with the networks that a service is to join, whatever they are. */
export function serviceNetworkProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "a network, such as an InternalNetwork");
  const { internalName, internalId, label, outwardName } = got;
  const text = (path: string, got: unknown) => inputProblems(path, got, textProblems);
  return [
    ...networkNameProblems(`${path}.internalName`, internalName),
    ...optionalProblems(`${path}.internalId`, internalId, text),
    ...optionalProblems(`${path}.label`, label, text),
    ...optionalProblems(`${path}.outwardName`, outwardName, networkNameProblems),
  ];
}
