import { readFileSync } from "node:fs";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";

/** A resource as Pulumi's engine was asked for it. */
export interface Registered {
  type: string;
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as free as what is registered
  inputs: Record<string, any>;
}

/** A Pulumi without an engine: it says of each resource what a real one would, and keeps what it was asked for. */
export async function mockPulumi({ stack = "test" } = {}): Promise<Registered[]> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      call: () => ({}),
      newResource: ({ type, name, inputs }) => {
        registered.push({ type, name, inputs });
        return { id: `${name}-id`, state: { ...inputs, ...outputsOf(type, name, inputs) } };
      },
    },
    "flask-serving",
    stack,
  );
  return registered;
}

/** An engine that nobody asks. */
export function engine(): { providers: { docker: docker.Provider } } {
  return { providers: { docker: new docker.Provider("engine", { host: "unix:///test.sock" }) } };
}

/** All that a program declared, once the last of it is registered. */
export async function settled<T>(declared: T): Promise<T> {
  await pulumi.runtime.disconnect();
  return declared;
}

/** The value of an output. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value as T)));
}

/** The one resource of a name. */
export function named(registered: Registered[], name: string): Registered["inputs"] {
  const found = registered.filter((one) => one.name === name && !one.type.startsWith("flask-"));
  if (found.length !== 1) throw new Error(`expected one ${name}, got ${found.length}`);
  return found[0]!.inputs;
}

/** What a job reads from stdin. */
export function inputOf(registered: Registered[], name: string): Registered["inputs"] {
  return JSON.parse(named(registered, name).stdin as string) as Registered["inputs"];
}

function outputsOf(type: string, name: string, inputs: Registered["inputs"]): object {
  if (type === "docker:index/remoteImage:RemoteImage") return { imageId: `sha256:${name}` };
  if (type.startsWith("docker:")) return { name: inputs.name ?? `${name}-1234567` };
  if (type !== "command:local:Command") return {};
  if (/build-image/.test(inputs.create as string)) return stdout({ imageId: "sha256:app" });
  return /run-load/.test(inputs.create as string) ? stdout(LOAD_RESULT) : stdout({});
}

function stdout(output: object): object {
  return { stdout: JSON.stringify(output) };
}

const LOAD_RESULT = {
  kind: "steady",
  csv: readFileSync("tests/fixtures/output_stats.csv", "utf8"),
  statsCsv: "results/test/1/output_stats.csv",
  window: { inFlight: 0, generatorCpu: 0.3 },
};
