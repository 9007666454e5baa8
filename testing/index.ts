/**
 * For unit tests of programs that use the components: `import { mockPulumi } from "flask-serving/testing"`.
 * @module
 */
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { COMPARED } from "./comparison-result";
import { LOAD_RESULT, REPORT } from "./load-result";

/** A resource as Pulumi's engine was asked for it. */
export interface Registered {
  /** Such as `docker:index/container:Container`. */
  type: string;
  /** As the program calls it. */
  name: string;
  /** What the program asked for. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as free as what is registered
  inputs: Record<string, any>;
}

/**
 * A Pulumi without an engine, for unit tests of programs that use these components: it says of each
 * resource what a real one would, and keeps what it was asked for. In jest, set `globalsCleanup: "off"`
 * in `testEnvironmentOptions`: Pulumi keeps its state in globals.
 * @param options what the program finds as the names of its project, "flask-serving" by default, and
 * its stack, "test"
 * @returns what is registered, in a list that grows
 */
export async function mockPulumi({ project = "flask-serving", stack = "test" } = {}): Promise<
  Registered[]
> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      call: () => ({}),
      newResource: ({ type, name, inputs }) => {
        registered.push({ type, name, inputs });
        return { id: `${name}-id`, state: { ...inputs, ...outputsOf(type, name, inputs) } };
      },
    },
    project,
    stack,
  );
  return registered;
}

/** Resource options with a Docker engine that nobody asks. */
export function engine(): pulumi.ComponentResourceOptions {
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

/**
 * The inputs of the one resource of a name.
 * @throws Error where there is none, or several
 */
export function named(registered: Registered[], name: string): Registered["inputs"] {
  const found = registered.filter((one) => one.name === name && !one.type.startsWith("flask-"));
  if (found.length !== 1) throw new Error(`expected one ${name}, got ${found.length}`);
  return found[0]!.inputs;
}

/**
 * What a job reads from stdin.
 * @throws Error where there is no resource of that name, or several
 */
export function inputOf(registered: Registered[], name: string): Registered["inputs"] {
  return JSON.parse(named(registered, name).stdin as string) as Registered["inputs"];
}

/** The addresses of the host that lead to a container, such as `127.0.0.1:8080`: none for what nobody asked to publish. */
export function publishedAddresses(registered: Registered[]): string[] {
  return registered
    .filter(({ type }) => type === "docker:index/container:Container")
    .flatMap(({ inputs }) => (inputs.ports ?? []) as { ip?: string; external?: number }[])
    .map(({ ip = "0.0.0.0", external }) => `${ip}:${external ?? "any"}`);
}

function outputsOf(type: string, name: string, inputs: Registered["inputs"]): object {
  if (type === "docker:index/remoteImage:RemoteImage") return { imageId: `sha256:${name}` };
  if (type.startsWith("docker:")) return { name: inputs.name ?? `${name}-1234567` };
  if (type !== "command:local:Command") return {};
  if (/build-image/.test(inputs.create as string)) return stdout({ imageId: "sha256:app" });
  if (/make-suffix/.test(inputs.create as string)) return stdout({ suffix: "1234567" });
  if (/try-mounts/.test(inputs.create as string)) return stdout({ mounts: [] });
  if (/write-report/.test(inputs.create as string)) return stdout({ report: REPORT });
  if (/make-network/.test(inputs.create as string)) return stdout({ id: `${name}-id` });
  if (/jobs\/compare\b/.test(inputs.create as string)) return stdout(COMPARED);
  return /run-load/.test(inputs.create as string) ? stdout(LOAD_RESULT) : stdout({});
}

function stdout(output: object): object {
  return { stdout: JSON.stringify(output) };
}
