import { endSession, openSession, type Running, startService } from "../../../scripts/dev/engine";
import { servicesNow } from "../../../scripts/dev/facts";
import { develop } from "../../../scripts/dev/session";
import type { SessionSettings } from "../../../scripts/dev/settings";
import { SetupError } from "../../../scripts/setup/run";
import { buildImage } from "../../../jobs/build-image";
import { findNetworks } from "../../../jobs/find-networks";
import { JobError } from "../../../jobs/lib/job";
import { poll } from "../../../jobs/lib/poll";
import { makeData } from "../../../jobs/make-data";
import type { DevService } from "../../../program/development";
import { keepPrinted, type Printed } from "../../support/printed";

/** What the app's files, and those that its image is made of, are now. */
const now = { files: 0, packages: 0 };
jest.mock("../../../scripts/dev/engine");
jest.mock("../../../scripts/dev/facts");
jest.mock("../../../scripts/start/ports", () => ({ firstFreePort: () => Promise.resolve(8081) }));
jest.mock("../../../scripts/dev/change", () => ({
  stampOfAll: () => String(now.files),
  stampOfPackages: () => String(now.packages),
  // As it is, but more often.
  changeOf: (stamp: () => string, before: string, isOver: () => boolean) =>
    poll(() => (isOver() || stamp() !== before ? true : undefined), { everyMs: 2 }),
}));
jest.mock("../../../jobs/build-image");
jest.mock("../../../jobs/find-networks");
jest.mock("../../../jobs/make-data");

const SETTINGS = {
  image: { appDir: "app", caBundle: undefined },
  server: { secretEnv: { API_TOKEN: "shh" } },
} as unknown as SessionSettings;
const service = (name: string): DevService =>
  ({
    ...{ name, labels: { of: name }, build: { imageName: `${name}:1` } },
    spec: { user: "1:2", networks: ["shop_default"], data: [{ hostPath: "kept" }] },
  }) as unknown as DevService;

let printed: Printed;
let controller: AbortController;
/** What was started and ended, in order. */
let done: string[];
let last: Running | undefined;
beforeEach(() => {
  jest.resetAllMocks();
  printed = keepPrinted();
  controller = new AbortController();
  done = [];
  last = undefined;
  jest.mocked(servicesNow).mockReturnValue([service("web")]);
  jest.mocked(buildImage).mockResolvedValue({ imageId: "sha256:app" } as never);
  const url = "http://127.0.0.1:8081/";
  jest.mocked(openSession).mockImplementation(async (_, port, signal) => {
    const made = { labels: {}, name: `dev-${port}`, mountPoints: [], released: "" };
    return { ...made, port, url, signal };
  });
  jest.mocked(startService).mockImplementation(async ({ name }) => {
    done.push(`start ${name}`);
    last = {
      isUp: true,
      lines: [],
      ended: Promise.resolve(),
      end: async () => void done.push(`end ${name}`),
    };
    return last;
  });
});
afterEach(() => printed.restore());

/** Runs a session that a test drives, and ends it. */
async function session(drive: () => Promise<unknown>): Promise<void> {
  const developed = develop(SETTINGS, controller.signal);
  const driven = drive().finally(() => controller.abort());
  await Promise.all([developed, driven]);
}
/** Looks until it is so; jest ends what never comes. */
const until = (is: () => boolean) => poll(() => (is() ? true : undefined), { everyMs: 2 });
const says = (text: string) => until(() => printed.stderr.includes(text));
const started = (count: number) =>
  until(() => done.filter((one) => one.startsWith("start")).length === count);

test("the page is told once every service answers", async () => {
  jest.mocked(servicesNow).mockReturnValue([service("web"), service("vite")]);
  let answer = () => {};
  const slow = new Promise<void>((resolve) => (answer = resolve));
  jest.mocked(startService).mockImplementation(async ({ name }) => {
    if (name === "vite") await slow;
    done.push(`start ${name}`);
    return { isUp: true, lines: [], ended: Promise.resolve(), end: () => Promise.resolve() };
  });
  await session(async () => {
    await started(1);
    expect(printed.stderr).not.toContain("Open it");
    answer();
    await says("Ctrl-C ends it.");
  });
  expect(printed.stderr.match(/Open it: +http:\/\/127\.0\.0\.1:8081\//g)).toHaveLength(1);
});

test("Ctrl-C removes all, and says so first", async () => {
  await session(() => started(1));
  expect(printed.stderr).toContain(
    "\nEnding: the containers, their network and their images are removed.\n",
  );
  expect(endSession).toHaveBeenCalledTimes(1);
});

test("an app gets its directories, its networks and its secrets before it starts", async () => {
  jest.mocked(startService).mockImplementationOnce(async (_, { image, secretEnv }) => {
    expect(makeData).toHaveBeenCalledWith(
      expect.objectContaining({ user: "1:2", directories: ["kept"] }),
    );
    expect(findNetworks).toHaveBeenCalledWith(
      expect.objectContaining({ networks: ["shop_default"] }),
    );
    expect({ image, secretEnv }).toEqual({ image: "sha256:app", secretEnv: { API_TOKEN: "shh" } });
    controller.abort();
    return { isUp: true, lines: [], ended: Promise.resolve(), end: () => Promise.resolve() };
  });
  await develop(SETTINGS, controller.signal);
  expect(startService).toHaveBeenCalledTimes(1);
});

test("a source that changes restarts nothing: what runs sees it itself", async () => {
  await session(async () => {
    await started(1);
    now.files += 1;
    await new Promise((resolve) => setTimeout(resolve, 30));
  });
  expect(done).toEqual(["start web"]);
});

test("a package that changes builds anew: the old one serves until the new image is there", async () => {
  await session(async () => {
    await started(1);
    jest.mocked(buildImage).mockImplementationOnce(async () => {
      done.push("build");
      return { imageId: "sha256:new" } as never;
    });
    now.packages += 1;
    await started(2);
  });
  expect(done).toEqual(["start web", "build", "end web", "start web"]);
});

test.each([
  ["an image that cannot be built", buildImage, new JobError("pip found no flask==99")],
  ["a network that is not there", findNetworks, new JobError("networks: expected one")],
  ["a service that does not answer", startService, new SetupError("web does not answer")],
])("%s is told, and tried again when a file changes", async (_, step, error) => {
  jest.mocked(step as jest.Mock).mockRejectedValueOnce(error);
  await session(async () => {
    await says(`\n${error.message}\nweb is tried again when a file changes.\n`);
    expect(done).toEqual([]);
    now.files += 1;
    await started(1);
  });
  expect(printed.stderr).toContain("Open it:");
});

test("a service that ended by itself is told, and starts again when a file changes", async () => {
  await session(async () => {
    await started(1);
    await says("Open it");
    last!.isUp = false;
    await says("\nweb ended. It starts again when a file changes.\n");
    now.files += 1;
    await started(2);
  });
});

test("a front end that is gone is told with what to do", async () => {
  jest.mocked(servicesNow).mockReturnValueOnce([service("web"), service("vite")]);
  await session(() =>
    says(
      "\nThe app has no vite any more. Start npm run dev again.\nvite is tried again when a file changes.\n",
    ),
  );
});

test("an error that only we can mend ends it, after all was removed", async () => {
  jest.mocked(makeData).mockRejectedValueOnce(new TypeError("of ours"));
  await expect(develop(SETTINGS, controller.signal)).rejects.toThrow("of ours");
  expect(endSession).toHaveBeenCalledTimes(1);
});

test("it ends only once the others have come to their end, too: what they make is removed", async () => {
  jest.mocked(servicesNow).mockReturnValue([service("web"), service("vite")]);
  jest.mocked(makeData).mockRejectedValueOnce(new TypeError("of ours"));
  jest.mocked(buildImage).mockImplementation(async ({ imageName }) => {
    if (imageName === "vite:1") await new Promise((resolve) => setTimeout(resolve, 50));
    done.push(`build ${imageName}`);
    return { imageId: "sha256:app" };
  });
  jest.mocked(endSession).mockImplementation(async () => void done.push("removed"));
  await expect(develop(SETTINGS, controller.signal)).rejects.toThrow("of ours");
  expect(done).toEqual(["build web:1", "build vite:1", "start vite", "removed"]);
});

test("what fails because of Ctrl-C is nobody's mistake: nothing is said of it", async () => {
  jest.mocked(startService).mockImplementationOnce(async () => {
    controller.abort();
    throw new SetupError("web does not answer");
  });
  await develop(SETTINGS, controller.signal);
  expect(printed.stderr).not.toContain("does not answer");
});
