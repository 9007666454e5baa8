import { composeDeployer, ourDeployer } from "../../../scripts/bench/deployers";
import { pulumiIn } from "../../../scripts/stack/pulumi";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";

let program: FakeProgram;
afterEach(() => program.remove());

test("the stack is told what it is once, and how many replicas only where that changes", async () => {
  program = fakeProgram("pulumi");
  program.answers(/./);
  const { up, down } = ourDeployer(pulumiIn(process.env), "bench-1", 8080);
  await up(1);
  await up(1);
  await up(16);
  await down();
  expect(program.lines()).toEqual([
    "config set topology gunicorn-nginx --stack bench-1",
    "config set load off --stack bench-1",
    "config set publish 8080 --stack bench-1",
    "config set replicas 1 --stack bench-1",
    "up --yes --skip-preview --suppress-outputs --stack bench-1",
    "up --yes --skip-preview --suppress-outputs --stack bench-1",
    "config set replicas 16 --stack bench-1",
    "up --yes --skip-preview --suppress-outputs --stack bench-1",
    "destroy --yes --skip-preview --suppress-outputs --stack bench-1",
  ]);
});

test("Compose has the same replicas, and waits until they answer", async () => {
  program = fakeProgram("docker-compose");
  program.answers(/./);
  const { up, down } = composeDeployer("docker-compose", "/tmp/compose.json", "bench-1");
  await up(16);
  await down();
  const known = "--project-name bench-1 --file /tmp/compose.json";
  expect(program.lines()).toEqual([`${known} up --detach --wait --scale web=16`, `${known} down`]);
});

test("what fails is told by what it says", async () => {
  program = fakeProgram("docker-compose");
  program.answers(/./, { exitCode: 1, stderr: "no such image" });
  const { up } = composeDeployer("docker-compose", "/tmp/compose.json", "bench-1");
  await expect(up(1)).rejects.toThrow("no such image");
});
