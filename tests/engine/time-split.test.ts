import { makeProject, type Project, SHORT_LOAD, succeeded } from "../support/project";

jest.setTimeout(300_000);

const STACK = "gunicorn-nginx";

let project: Project;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  await project.stack(STACK, { ...SHORT_LOAD, runTime: "4s" });
  const path = ["config", "set", "-s", STACK, "--path", "nginx.accessLogFormat", "json"];
  succeeded(await project.pulumi(path));
  succeeded(await project.up(STACK));
});
afterAll(() => project.remove());

test("the average is split by what nginx logged", async () => {
  const { timeSplit, avgResponseMs, requestCount } = await project.outputs(STACK);
  expect(timeSplit).not.toHaveProperty("reason");
  const { clientAndQueueMs, nginxMs, connectMs, upstreamMs, requests } = timeSplit;
  expect(upstreamMs).toBeGreaterThan(0);
  expect(connectMs).toBeLessThan(upstreamMs);
  // Of its 4 s three are whole ones, and nginx's milliseconds are whole ones too.
  expect(requests).toBeLessThanOrEqual(requestCount);
  expect(clientAndQueueMs + nginxMs + connectMs + upstreamMs).toBeGreaterThan(avgResponseMs / 2);
});
