import { taken } from "../../../jobs/lib/taken";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

const taking = {
  check: [],
  take: ["reload"],
  ask: ["ask"],
  answer: "new",
  timeoutSeconds: 1,
  left: ["left"],
  leftSeconds: 1,
};

/** On a busy machine each look takes its time. */
const patient = { ...taking, timeoutSeconds: 60 };

let docker: FakeDocker;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^exec c reload$/);
  docker.answers(/^exec c left$/);
});
afterEach(() => docker.remove());

const reloads = () => docker.lines().filter((line) => line === "exec c reload").length;

test("one that answers is told, and waited for until it answers anew", async () => {
  docker.answers(/^exec c ask$/, { stdout: "old" }, { stdout: "old" }, { stdout: "a line\nnew\n" });
  await taken("c", "proxy", patient, false);
  const asked = ["ask", "reload", "ask", "ask", "left"];
  expect(docker.lines()).toEqual(asked.map((one) => `exec c ${one}`));
});

test("one that has the same files already is told too: what they name may have moved", async () => {
  docker.answers(/^exec c ask$/, { stdout: "new" });
  await taken("c", "proxy", patient, false);
  expect(reloads()).toBe(1);
});

test("one that does not answer yet reads the files when it starts", async () => {
  docker.answers(/^exec c ask$/, { exitCode: 1 }, { exitCode: 1 }, { stdout: "new" });
  await taken("c", "proxy", patient, false);
  expect(reloads()).toBe(0);
});

test("one that was just starting, and has the old files, is told again", async () => {
  const old = Array.from({ length: 10 }, () => ({ stdout: "old" }));
  docker.answers(/^exec c ask$/, { exitCode: 1 }, ...old, { stdout: "new" });
  await taken("c", "proxy", patient, false);
  expect(reloads()).toBe(1);
});

test("one that never takes them is told of with its last lines", async () => {
  docker.answers(/^exec c ask$/, { stdout: "old" });
  docker.answers(/^logs/, { stderr: "bind() failed" });
  await expect(taken("c", "proxy", taking, false)).rejects.toThrow(
    "proxy does not answer with its new files within 1 s; those before stay in force:\n    bind() failed",
  );
});

test("one that says nothing is told of with that", async () => {
  docker.answers(/^exec c ask$/, { stdout: "old" });
  docker.answers(/^logs/, { stdout: "" });
  await expect(taken("c", "proxy", taking, false)).rejects.toThrow(
    /:\n {4}It has logged nothing\.$/,
  );
});

test("it ends only once nothing answers by the files before, which name what is removed next", async () => {
  docker.answers(/^exec c ask$/, { stdout: "old" }, { stdout: "new" });
  docker.answers(/^exec c left$/, { exitCode: 1 }, { exitCode: 1 }, {});
  await taken("c", "proxy", { ...patient, leftSeconds: 60 }, false);
  expect(docker.lines().filter((line) => line === "exec c left")).toHaveLength(3);
});

test("a client that never ends what it reads does not hold a deployment up", async () => {
  docker.answers(/^exec c ask$/, { stdout: "old" }, { stdout: "new" });
  docker.answers(/^exec c left$/, { exitCode: 1 });
  await taken("c", "proxy", { ...patient, leftSeconds: 0.3 }, false);
});

describe("the first files that it gets", () => {
  test("are those that it starts with: it is not told, and has no clients to let go", async () => {
    docker.answers(/^exec c ask$/, { exitCode: 1 }, { stdout: "new" });
    await taken("c", "proxy", patient, true);
    expect(docker.lines()).toEqual(["exec c ask", "exec c ask"]);
  });

  test("are told of where it has others all the same", async () => {
    docker.answers(/^exec c ask$/, { stdout: "old" }, { stdout: "new" });
    await taken("c", "proxy", patient, true);
    expect(reloads()).toBe(1);
  });
});
