import { type FakeProgram, fakeProgram } from "./fake-program";

export type { Call } from "./fake-program";

/** A docker client that answers what a test says. */
export type FakeDocker = FakeProgram;

/** Puts one at the front of PATH until it is removed. */
export function fakeDocker(): FakeDocker {
  return fakeProgram("docker");
}
