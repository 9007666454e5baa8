import { InternalNetwork } from "../../../../components";
import { engine, inputOf, mockPulumi, named, settled } from "../../../../testing";
import { type FakeProgram, fakeProgram } from "../../../support/fake-program";

let docker: FakeProgram;
beforeEach(() => {
  docker = fakeProgram("docker");
  docker.leavesInput();
  docker.answers(/./);
  docker.answers(/ network inspect /, { exitCode: 1, stderr: "Error: No such network" });
});
afterEach(() => docker.remove());

async function declared() {
  const registered = await mockPulumi();
  await settled(new InternalNetwork("network", { outward: true }, engine()));
  return registered;
}
const GENERATION = "flask-serving.generation";
const labelsOf = async () => inputOf(await declared(), "network-internal").labels;

test("each is made by a job, under a name that begins with the label of what is on it", async () => {
  const registered = await declared();
  for (const role of ["internal", "outward"]) {
    const { name, labels } = inputOf(registered, `network-${role}`);
    expect(name).toBe(`network-1234567-${role}`);
    expect(labels).toMatchObject({
      "flask-serving.component": "network",
      "flask-serving.network": "network-1234567",
    });
    expect(named(registered, `network-${role}`).triggers).toEqual([name]);
  }
});

test("one that is there stays as it is: its label says which one of its name it is", async () => {
  docker.answers(/ network inspect .* network-1234567-internal$/, { stdout: "1a2b3c4d" });
  expect((await labelsOf())[GENERATION]).toBe("1a2b3c4d");
  expect((await labelsOf())[GENERATION]).toBe("1a2b3c4d");
});

test("one that is gone is another one of its name, which a job has to make", async () => {
  const generations = [(await labelsOf())[GENERATION], (await labelsOf())[GENERATION]];
  for (const generation of generations) expect(generation).toMatch(/^[0-9a-f]{8}$/);
  expect(new Set(generations).size).toBe(2);
});
