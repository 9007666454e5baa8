import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { assertAnswers } from "../../../scripts/start/answer";
import { freePort } from "../../support/docker";

/** What is said of a stack whose page is at a port; nothing where it answers. */
function saidOf(port: number): Promise<string> {
  const asked = assertAnswers("gunicorn", `http://127.0.0.1:${port}/`, 300);
  return asked.then(
    () => "",
    (error: Error) => error.message,
  );
}

test("a stack whose page nobody serves is told so, and not shown with its numbers", async () => {
  const port = await freePort();
  expect(await saidOf(port)).toBe(
    `gunicorn is deployed, but http://127.0.0.1:${port}/ does not answer: ECONNREFUSED.\n` +
      "What it wrote: npm run logs -- gunicorn",
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
