import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import * as fc from "fast-check";
import { defaultImages } from "../../configs/default-images";
import { quoted as inDockerfile } from "../../configs/image/dockerfile";
import { block, directive, renderDirectives } from "../../configs/nginx/core/directive";
import { readConf } from "../../configs/nginx/core/tokenize";
import { docker } from "../support/docker";

jest.setTimeout(60_000);

const { python: PYTHON, nginx: NGINX } = defaultImages(process.env);

/** Texts that mean something to one of the languages, and any others. */
const texts = (without: RegExp) =>
  fc.sample(
    fc
      .oneof(
        fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
        fc.string({ unit: fc.constantFrom(..."\\\"'`;{}#$(% \n\t=abn".split("")), minLength: 1 }),
      )
      .filter((text) => !without.test(text)),
    { numRuns: 60, seed: 20 },
  );

/** Words of an nginx.conf that a person may write. */
const WRITTEN = [
  ...[
    String.raw`"\t\n\r\\\"\'\x"`,
    String.raw`b\ c\;d\{e`,
    "b#c",
    `b'c"d`,
    `'b"c'`,
    `"b'c"`,
    `b\\'c`,
  ],
  ...[`"a\n;{}#"`, String.raw`\"b`, String.raw`'\''`, "~^(a)", `"é"`],
];

let directory: string;
beforeEach(() => (directory = mkdtempSync(path.join(tmpdir(), "flask-serving-quoting-"))));
afterEach(() => rmSync(directory, { recursive: true }));

test("nginx answers with any text, byte for byte", () => {
  // nginx ends a text at a NUL itself, and has no way to write a $.
  const all = texts(/[$\0]/);
  const locations = all.map((text, index) =>
    block("location", ["=", `/${index}`], [directive("return", "200", text)]),
  );
  const server = block("server", [], [directive("listen", "8080"), ...locations]);
  const http = block("http", [], [directive("access_log", "off"), server]);
  const ours = renderDirectives([
    directive("pid", "/tmp/nginx.pid"),
    block("events", [], []),
    http,
  ]);
  // Words as others write them, which our reader has to read as nginx does.
  const written = WRITTEN.map(
    (word, index) => `location = /${all.length + index} { return 200 ${word}; }\n`,
  );
  const conf = ours.replace(/location = \/0 /, (first) => written.join("") + first);
  const read = WRITTEN.map((word) => readConf(`return 200 ${word};`)[0]!.words[2]!);
  const container = docker(
    "run",
    "--detach",
    "--rm",
    "--init",
    "--entrypoint",
    "sleep",
    NGINX,
    "50",
  );
  try {
    writeFileSync(path.join(directory, "nginx.conf"), conf);
    docker("cp", path.join(directory, "nginx.conf"), `${container}:/tmp/nginx.conf`);
    docker("exec", container, "nginx", "-c", "/tmp/nginx.conf");
    const ask = [
      `for n in $(seq 0 ${all.length + read.length - 1}); do exec 3<>/dev/tcp/127.0.0.1/8080;`,
      `printf "GET /$n HTTP/1.0\\r\\n\\r\\n" >&3; sed '1,/^\\r$/d' <&3 | base64 -w0; echo; done`,
    ].join(" ");
    const answers = docker("exec", container, "bash", "-c", ask).split("\n");
    expect(answers.map((answer) => Buffer.from(answer, "base64").toString())).toEqual([
      ...all,
      ...read,
    ]);
  } finally {
    docker("rm", "--force", container);
  }
});

test("a Dockerfile's ENV and LABEL hold any text, byte for byte", () => {
  // eslint-disable-next-line no-control-regex -- these are what the quoter refuses
  const all = texts(/[\u0000-\u001f\u007f\u2028\u2029]/);
  const pairs = all.map((text, index) => `t${index}=${inDockerfile(text)}`).join(" ");
  writeFileSync(
    path.join(directory, "Dockerfile"),
    `FROM ${PYTHON}\nENV ${pairs}\nLABEL ${pairs}\n`,
  );
  const tag = `flask-serving-test-quoting:${path.basename(directory).toLowerCase()}`;
  docker("build", "--tag", tag, directory);
  try {
    const { Env, Labels } = JSON.parse(
      docker("image", "inspect", "--format", "{{json .Config}}", tag),
    ) as { Env: string[]; Labels: Record<string, string> };
    expect(all.map((_, index) => Labels[`t${index}`])).toEqual(all);
    expect(Env).toEqual(expect.arrayContaining(all.map((text, index) => `t${index}=${text}`)));
  } finally {
    docker("image", "rm", tag);
  }
});
