import { appImageProblems } from "../container/app-image";
import { envValuesProblems } from "../container/environment";
import { serviceNetworkProblems } from "../container/service-network";
import { isLater } from "../later";
import { inputProblems, optionalProblems, type Problem } from "../problems";

/** What is wrong with what other resources may give a server, and that decides nothing of how it runs. */
export function inputsProblems(given: Record<string, unknown>): Problem[] {
  return [
    ...appImageProblems("image", given.image),
    ...serviceNetworkProblems("network", given.network),
    ...optionalProblems("secretEnv", given.secretEnv, secretEnvProblems),
  ];
}

/** What is wrong with variables of which all, or each, may come of another resource; names are checked where they are known. */
export function secretEnvProblems(path: string, got: unknown): Problem[] {
  return inputProblems(path, got, (path, got) => envValuesProblems(path, got, isLater));
}
