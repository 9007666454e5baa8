import * as pulumi from "@pulumi/pulumi";
import { type Problem, assertNoProblems } from "../configs/problems";
import type { PropertySchema } from "./schema";

/** What an output tells besides its public type. */
interface Settling {
  isKnown: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** What came of an argument: a value that a component can take, or what is wrong with it. */
type Settled = { value: unknown } | { problem: Omit<Problem, "path"> };

/**
 * What a component takes, of what Pulumi hands over. An argument by which is decided what there is has to be
 * plain; it arrives as an output where it comes of another resource.
 * @throws ProblemsError for such arguments that are not known yet, or secret.
 */
export async function settleArguments(
  subject: string,
  inputs: pulumi.Inputs,
  properties: Record<string, PropertySchema>,
): Promise<pulumi.Inputs> {
  const problems: Problem[] = [];
  const args: pulumi.Inputs = {};
  for (const [path, input] of Object.entries(inputs)) {
    const settled = await settle(input, properties[path]);
    if ("problem" in settled) problems.push({ path, ...settled.problem });
    else args[path] = settled.value;
  }
  assertNoProblems(subject, problems);
  return args;
}

async function settle(input: unknown, property: PropertySchema | undefined): Promise<Settled> {
  if (!property?.plain || !pulumi.Output.isInstance(input)) return { value: input };
  const output = input as unknown as Settling;
  if (!(await output.isKnown)) {
    const expected = "a value that is known before anything is deployed";
    return { problem: { expected, got: "an output that is not known yet" } };
  }
  if (await pulumi.isSecret(input)) {
    // It decides what there is, and stands in plain text where that is written down.
    return { problem: { expected: "a value that need not be secret", got: "a secret" } };
  }
  return { value: await output.promise() };
}
