import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import * as path from "node:path";
import * as grpc from "@grpc/grpc-js";
import * as struct from "google-protobuf/google/protobuf/struct_pb.js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";

/**
 * What the library relies on of the command plugin, by Pulumi's own protocol. The plugin is the one in
 * use, the official one or ours: the table in toolchain/README.md names each row.
 */
const URN = "urn:pulumi:test::test::command:local:Command::one";
const PLUGIN = path.join(
  process.env.PULUMI_HOME ?? path.join(homedir(), ".pulumi"),
  "plugins/resource-command-v1.2.1/pulumi-resource-command",
);

let plugin: ChildProcess;
let client: ResourceProviderClient;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "flask-serving-command-"));
  plugin = spawn(PLUGIN, ["127.0.0.1:1"], { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise<string>((resolve) =>
    plugin.stdout!.once("data", (chunk: Buffer) => resolve(chunk.toString().trim())),
  );
  client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const configure = new messages.ConfigureRequest();
  configure.setAcceptsecrets(true);
  configure.setAcceptresources(true);
  configure.setArgs(struct.Struct.fromJavaScript({}));
  await call(client.configure, configure);
});
afterAll(() => {
  client.close();
  plugin.kill();
  rmSync(directory, { recursive: true });
});

type Method<Q, R> = (request: Q, done: (error: Error | null, answer: R) => void) => unknown;

function call<Q, R>(method: Method<Q, R>, request: Q): Promise<R> {
  return new Promise((resolve, reject) =>
    method.call(client, request, (error, answer) => (error ? reject(error) : resolve(answer))),
  );
}

type Values = Record<string, struct.JavaScriptValue>;
const values = (plain: Values) => struct.Struct.fromJavaScript(plain);

async function create(inputs: Values, preview = false): Promise<Values> {
  const request = new messages.CreateRequest();
  request.setUrn(URN);
  request.setProperties(values(inputs));
  request.setPreview(preview);
  return (await call<messages.CreateRequest, messages.CreateResponse>(client.create, request))
    .getProperties()!
    .toJavaScript() as Values;
}

async function update(state: Values, inputs: Values): Promise<Values> {
  const request = new messages.UpdateRequest();
  request.setId("one");
  request.setUrn(URN);
  request.setOlds(values(state));
  request.setNews(values(inputs));
  return (await call<messages.UpdateRequest, messages.UpdateResponse>(client.update, request))
    .getProperties()!
    .toJavaScript() as Values;
}

async function remove(state: Values): Promise<void> {
  const request = new messages.DeleteRequest();
  request.setId("one");
  request.setUrn(URN);
  request.setProperties(values(state));
  await call(client.delete, request);
}

async function diff(state: Values, inputs: Values): Promise<messages.DiffResponse> {
  const request = new messages.DiffRequest();
  request.setId("one");
  request.setUrn(URN);
  request.setOlds(values(state));
  request.setNews(values(inputs));
  return call<messages.DiffRequest, messages.DiffResponse>(client.diff, request);
}

const file = (name: string) => path.join(directory, name);

test("create: stdout and stderr are kept apart, without their last line end", async () => {
  expect(await create({ create: "echo one; echo two; echo three >&2" })).toMatchObject({
    stdout: "one\ntwo",
    stderr: "three",
  });
});

test("preview: nothing is run", async () => {
  await create({ create: `touch ${file("preview")}` }, true);
  expect(() => readFileSync(file("preview"))).toThrow("ENOENT");
});

test("failure: the exit code, the command and what it printed are told", async () => {
  await expect(create({ create: "echo out; echo err >&2; exit 3" })).rejects.toThrow(
    /exit status 3: running "echo out; echo err >&2; exit 3":\n(out\nerr|err\nout)/,
  );
});

test("stdin: a text is given as it is", async () => {
  const text = 'a "quoted"\n$text\u00e9';
  expect(await create({ create: "cat", stdin: text })).toMatchObject({ stdout: text });
});

test("environment: variables come on top of the plugin's own", async () => {
  const inputs = { create: 'echo "$ONE ${PATH:+path}"', environment: { ONE: "1 $HOME" } };
  expect(await create(inputs)).toMatchObject({ stdout: "1 $HOME path" });
});

test("dir: the command runs there", async () => {
  expect(await create({ create: "pwd -P", dir: directory })).toMatchObject({ stdout: directory });
});

test("interpreter: it gets the command as its last argument", async () => {
  const inputs = { create: "console.log(6 * 7)", interpreter: ["node", "-e"] };
  expect(await create(inputs)).toMatchObject({ stdout: "42" });
});

test("update: without a command of its own, create is run with the new inputs", async () => {
  const state = await create({ create: "cat", stdin: "old" });
  expect(await update(state, { create: "cat", stdin: "new" })).toMatchObject({ stdout: "new" });
});

test("update: a command of its own is run instead", async () => {
  const state = await create({ create: "echo created", update: "echo updated" });
  const updated = await update(state, {
    create: "echo created",
    update: "echo updated",
    stdin: "x",
  });
  expect(updated).toMatchObject({ stdout: "updated" });
});

test("previous output: update and delete get it as variables", async () => {
  const state = await create({ create: "echo one; echo two >&2" });
  const asking = { create: 'echo "$PULUMI_COMMAND_STDOUT $PULUMI_COMMAND_STDERR"' };
  expect(await update(state, asking)).toMatchObject({ stdout: "one two" });
});

test("previous output: not where addPreviousOutputInEnv is false", async () => {
  const state = await create({ create: "echo one" });
  const asking = { create: 'echo "none: $PULUMI_COMMAND_STDOUT"', addPreviousOutputInEnv: false };
  expect(await update(state, asking)).toMatchObject({ stdout: "none: " });
});

test("delete: runs with the inputs of the last create or update; without a command nothing runs", async () => {
  writeFileSync(file("kept"), "");
  await remove(await create({ create: "true", delete: `cat > ${file("kept")}`, stdin: "last" }));
  expect(readFileSync(file("kept"), "utf8")).toBe("last");
  await remove(await create({ create: "true" }));
});

test("diff: nothing changed is no change", async () => {
  const inputs = { create: "cat", stdin: "x", triggers: ["1"] };
  const answer = await diff({ ...inputs, stdout: "x", stderr: "" }, inputs);
  expect(answer.getChanges()).toBe(messages.DiffResponse.DiffChanges.DIFF_NONE);
});

test("diff: a changed trigger and a changed stdin are changes", async () => {
  const inputs = { create: "cat", stdin: "x", triggers: ["1"] };
  const state = { ...inputs, stdout: "x", stderr: "" };
  for (const change of [{ triggers: ["2"] }, { stdin: "y" }]) {
    const answer = await diff(state, { ...inputs, ...change });
    expect(answer.getChanges()).toBe(messages.DiffResponse.DiffChanges.DIFF_SOME);
    expect(answer.getDiffsList()).toEqual(Object.keys(change));
  }
});

test("logging: each value of the enumeration is taken", async () => {
  for (const logging of ["stdout", "stderr", "stdoutAndStderr", "none"]) {
    expect(await create({ create: "echo one", logging })).toMatchObject({ stdout: "one" });
  }
});
