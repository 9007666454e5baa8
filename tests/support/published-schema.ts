import Ajv from "ajv";
import { readFileSync } from "node:fs";

/** A schema that is published in docs/, and what it says is wrong with a document. */
export function publishedSchema(name: string) {
  const schema = JSON.parse(readFileSync(`docs/${name}`, "utf8")) as {
    properties: Record<string, object>;
  };
  const isValid = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  const problems = (document: unknown): string[] => {
    isValid(document);
    return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  };
  return { schema, problems };
}
