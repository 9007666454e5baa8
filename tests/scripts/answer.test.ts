import { execFile } from "node:child_process";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "../support/docker";

/** What is said of a stack whose page is at a port: scripts/ is plain modules, which node itself runs. */
function saidOf(port: number): Promise<string> {
  const program = `import { rejectSilent } from "./scripts/start/answer.mjs";
    await rejectSilent("gunicorn", "http://127.0.0.1:${port}/", 300).catch((error) => console.log(error.message));`;
  return new Promise((resolve) =>
    execFile("node", ["--input-type=module", "-e", program], (_error, stdout, stderr) =>
      resolve(stdout || stderr),
    ),
  );
}

test("a stack whose page nobody serves is told so, and not shown with its numbers", async () => {
  const port = await freePort();
  expect(await saidOf(port)).toBe(
    `gunicorn is deployed, but http://127.0.0.1:${port}/ does not answer: ECONNREFUSED.\n` +
      "What it wrote: npm run logs -- gunicorn\n",
  );
});

test.each([
  [502, /does not answer: status 502\./],
  [404, /^$/],
])("a page of status %i", async (status, said) => {
  const server = http.createServer((_, response) => void response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answer = await saidOf((server.address() as AddressInfo).port);
  server.close();
  expect(answer).toMatch(said);
});
