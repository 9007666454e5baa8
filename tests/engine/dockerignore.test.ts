import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import * as fc from "fast-check";
import { listFrontendFiles } from "../../components/image/app-files";
import { problemsOf } from "../../configs/problems";
import { put, scratchDirectory } from "../support/scratch";

jest.setTimeout(120_000);

/** Names that mean something to a pattern, or to a careless reader of one. */
const NAMES = [
  ...["app.py", "App.py", "README.md", "readme.md", "secret (1).txt", "a+b", "a|b", "{a,b}"],
  ...["^a", "a[b]", "a*b", "#a", "!a", "a b", "$a", "b.pyc", "é", "aaa", "docs/a.md"],
  ...["docs/deep/b.md", "docs/deep/A"],
];

/** Patterns as people write them, and any out of their signs. */
const WRITTEN = [
  ...["readme.md", "secret (1).txt", "a|b", "a+*", "{a,b}", "^a", "^a*", "*.md", "**/*.md", "docs"],
  ...["/docs/", "docs/*\n!docs/a.md", "*\n!docs/deep", "*\n!/app.py", "**\n!*.py", "[Aa]pp.py"],
  ...["a[^b]b", "\\#a", "#a", "\\!a", "a\\*b", "a\\[b]", "docs/**", "**/deep", "  a b  ", ".", "?"],
  ...["\uFEFFapp.py", "é", "[!a]*", "[", "[a-]", "!", "a\\", "[*]*", "a{3}*", "[[:alpha:]]*"],
];
const SIGNS = [..."abA?/.(+|{^$", "*", "**", "[ab]", "[^a]", "\\*"];
const GENERATED = fc.sample(
  fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 5 }).map((one) => one.join("")),
  { numRuns: 60, seed: 12 },
);

let directory: string;
let server: http.Server;
let sent: string[] | undefined;
beforeAll(async () => {
  directory = scratchDirectory();
  for (const name of NAMES) put(directory, name, "");
  // An engine that only takes what it is sent: it is Docker's client that reads a .dockerignore.
  server = http.createServer((request, response) => {
    response.setHeader("Api-Version", "1.41");
    if (!request.url?.includes("/build?"))
      return response.end(JSON.stringify({ ApiVersion: "1.41" }));
    return void buffer(request).then((input) => {
      const listed = execFileSync("tar", ["-t", "--quoting-style=literal"], { input }).toString();
      sent = listed.split("\n").filter((one) => NAMES.includes(one));
      response.end(JSON.stringify({ stream: "" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  fs.rmSync(directory, { recursive: true });
});

/** The files that Docker's client sends with these patterns; undefined where it refuses them. */
async function sentWith(dockerignore: string): Promise<string[] | undefined> {
  put(directory, ".dockerignore", dockerignore);
  sent = undefined;
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, DOCKER_BUILDKIT: "0", DOCKER_HOST: `tcp://127.0.0.1:${port}` };
  put(directory, "Dockerfile", "FROM scratch\n");
  const client = spawn("docker", ["build", directory], { env, stdio: "ignore" });
  await new Promise((resolve) => client.once("close", resolve));
  return (sent as string[] | undefined)?.sort();
}

/** The files that are ours with the same patterns. */
function ours(): string[] | undefined {
  let files: string[] | undefined;
  problemsOf(() => (files = listFrontendFiles(directory, { exclude: [], isBuilt: false })));
  return files?.filter((file) => NAMES.includes(file));
}

test("a .dockerignore means what it means to Docker's own client, pattern by pattern", async () => {
  expect(await sentWith("*\n!app.py\n!docs/deep")).toEqual([
    "app.py",
    "docs/deep/A",
    "docs/deep/b.md",
  ]);
  expect(await sentWith("[")).toBeUndefined();
  const differing: unknown[] = [];
  for (const text of [...WRITTEN, ...GENERATED]) {
    const theirs = await sentWith(text);
    if (JSON.stringify(ours()) !== JSON.stringify(theirs)) differing.push([text, theirs, ours()]);
  }
  expect(differing).toEqual([]);
});
