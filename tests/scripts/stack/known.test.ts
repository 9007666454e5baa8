import { ensureStack, stacksToConfigure } from "../../../scripts/stack/known";
import { fakePulumi } from "../../support/fake-pulumi";

test("a stack that is not there yet is made, one that is there is left alone", async () => {
  const pulumi = fakePulumi("gunicorn");
  await ensureStack(pulumi, "dev-server");
  await ensureStack(pulumi, "gunicorn");
  expect(pulumi.lines.filter((line) => !line.startsWith("stack ls"))).toEqual([
    "stack init dev-server",
  ]);
});

test("a stack whose name begins with another's is another stack", async () => {
  const pulumi = fakePulumi("gunicorn-nginx");
  await ensureStack(pulumi, "gunicorn");
  expect(pulumi.lines).toContain("stack init gunicorn");
});

test("what is set for all is set for each preset, and those that are missing are made", async () => {
  const pulumi = fakePulumi("gunicorn", "somebody-elses");
  expect(await stacksToConfigure(pulumi)).toEqual([
    ...["gunicorn-nginx", "gunicorn", "dev-server", "granian-nginx", "granian"],
  ]);
  expect(pulumi.lines.filter((line) => line.startsWith("stack init"))).toEqual([
    "stack init gunicorn-nginx",
    "stack init dev-server",
    "stack init granian-nginx",
    "stack init granian",
  ]);
});

test("a pulumi that fails is told, and no stack is made", async () => {
  const pulumi = fakePulumi();
  pulumi.answers("stack ls", null);
  await expect(stacksToConfigure(pulumi)).rejects.toThrow("`pulumi stack ls --json` failed");
  expect(pulumi.lines).toEqual(["stack ls --json"]);
});
