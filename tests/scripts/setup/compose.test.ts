import { ensureCompose } from "../../../scripts/setup/compose";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";

const buildCompose = jest.fn(() => Promise.resolve("docker-compose"));
jest.mock("../../../scripts/setup/pulumi-build", () => ({
  ...jest.requireActual<object>("../../../scripts/setup/pulumi-build"),
  buildCompose: () => buildCompose(),
}));

let compose: FakeProgram;
beforeEach(() => {
  buildCompose.mockClear();
  compose = fakeProgram("docker-compose");
});
afterEach(() => compose.remove());
const ensure = () => ensureCompose(() => undefined);

test.each(["5.6.0", "v5.0.1", "6.0.0"])(
  "a Compose %s on PATH is measured beside",
  async (version) => {
    compose.answers(/^version --short$/, { stdout: `${version}\n` });
    const { program, summary } = await ensure();
    expect(program).toMatch(/\/docker-compose$/);
    expect(summary).toBe(`${version.replace("v", "")} on PATH`);
    expect(buildCompose).not.toHaveBeenCalled();
  },
);

test.each(["2.40.3", "docker-compose version 1.29.2, build unknown", ""])(
  "one that says %j is too old, and another one is built",
  async (version) => {
    compose.answers(/^version --short$/, { stdout: `${version}\n` }, { stdout: "5.6.0\n" });
    expect(await ensure()).toEqual({
      program: "docker-compose",
      summary: "5.6.0, built from Go modules",
    });
    expect(buildCompose).toHaveBeenCalledTimes(1);
  },
);
