import * as fc from "fast-check";
import { renderNginxConf } from "../../../../configs/nginx/conf";
import { readConf } from "../../../../configs/nginx/core/tokenize";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { UPSTREAM } from "./adding";

const reason = "The mail server's own check asks for it.";
const conf = (...unsafe: object[]) =>
  renderNginxConf({ upstream: UPSTREAM, unsafe } as ProxiedOptions);

test("stands where it is put, behind its reason", () => {
  const { text } = conf({ text: "location = /a { return 204; }\nkeepalive_time 1h;", reason });
  expect(text).toContain(
    [
      "        # unsafe: The mail server's own check asks for it.",
      '        "location" "=" "/a" {',
      '            "return" "204";',
      "        }",
      '        "keepalive_time" "1h";',
      "",
    ].join("\n"),
  );
});

test.each([
  ["http", 0, /^http > "map"/],
  ["server", 1, /^http > server$/],
  ["location", 1, /^http > server > location \/$/],
] as const)("in %s", (place, _, within) => {
  const { explain } = conf({
    text: place === "http" ? 'map $uri $a { "" b; }' : "etag off;",
    reason,
    place,
  });
  const own = explain.filter(({ option }) => option === "unsafe");
  expect(own.at(-1)?.within).toMatch(within);
  expect(own[0]?.why).toBe("Nobody has checked it: The mail server's own check asks for it.");
});

test("is a finding, so that nobody forgets it", () => {
  expect(conf({ text: "etag off;", reason }).findings).toEqual([
    "unsafe[0]: nobody has checked these directives. Reason given: The mail server's own check asks for it.",
  ]);
  expect(conf({ text: "etag off;", reason }).sentences).toContain(
    "Has directives that nobody has checked: 1 times.",
  );
});

test("a variable stays one, and every word is read back as it was", () => {
  const text = String.raw`add_header X-A "a \"b\" \\ $host ${"${uri}"};{}" always;`;
  const read = readConf(conf({ text, reason }).text);
  expect(JSON.stringify(read)).toContain(JSON.stringify(readConf(text)[0]));
});

test("whatever is taken stays in its place: no more than its own directives are there", () => {
  const word = fc.string({ unit: fc.constantFrom(..."ab;{}\"'\\#$ \n".split("")), maxLength: 20 });
  const without = (text: string) => readConf(text);
  const plain = conf();
  let taken = 0;
  fc.assert(
    fc.property(word, (text) => {
      let made: string;
      try {
        made = conf({ text, reason }).text;
      } catch (error) {
        expect(String(error)).toContain("unsafe[0].text: expected directives of nginx");
        return;
      }
      taken += 1;
      const [http] = without(made).filter(({ words }) => words[0] === "http");
      const [plainHttp] = without(plain.text).filter(({ words }) => words[0] === "http");
      expect(http?.block?.map(({ words }) => words[0])).toEqual(
        plainHttp?.block?.map(({ words }) => words[0]),
      );
      const [server] = http!.block!.filter(({ words }) => words[0] === "server");
      expect(server!.block).toEqual(expect.arrayContaining(readConf(text)));
    }),
    { numRuns: 1000, examples: [["a;"], ["a { b; }"], ["} server {"]] },
  );
  expect(taken).toBeGreaterThan(1);
});

test.each([
  ["return 204", "line 1: unexpected end"],
  ["} server { listen 1;", 'line 1: unexpected "}"'],
  ["a {\n b; ", "line 2: unexpected end"],
  ['a "b;', "line 1: unexpected end"],
])("%j is not whole, so it is refused", (text, where) => {
  expect(messageOf(() => conf({ text, reason }))).toBe(
    "nginx.conf: 1 problem to mend\n  unsafe[0].text: expected directives of nginx, each with its " +
      `semicolon or braces (${where}), got ${JSON.stringify(text)}.`,
  );
});

test.each([
  ["nothing", ""],
  ["a comment", "# a comment"],
  ["a word that nginx has no room for", `a ${"b".repeat(4095)};`],
])("%s is no directive of nginx", (_, text) => {
  expect(messageOf(() => conf({ text, reason }))).toMatch(
    /^nginx\.conf: 1 problem to mend\n {2}unsafe\[0\]\.text: expected directives of nginx/,
  );
});

test.each([
  undefined,
  "",
  "because",
  "a line\nload_module evil;",
  " leading space here",
  "x".repeat(201),
  5,
])("%j is no reason", (wrong) => {
  expect(messageOf(() => conf({ text: "etag off;", reason: wrong }))).toMatch(
    /^nginx\.conf: 1 problem to mend\n {2}unsafe\[0\]\.reason: expected why no option will do, in a line of 10 to 200 letters, got /,
  );
});

test("a place or a field that nobody knows is told", () => {
  expect(messageOf(() => conf({ text: "etag off;", reason, place: "main", why: 1 }))).toBe(
    "nginx.conf: 2 problems to mend\n" +
      '  unsafe[0].place: expected one of http, server, location, got "main".\n' +
      "  unsafe[0].why: expected one of text, reason, place, got 1.",
  );
});

test("the study's text has none", () => {
  const options = {
    upstream: UPSTREAM,
    tuning: "baseline",
    unsafe: [{ text: "etag off;", reason }],
  };
  expect(messageOf(() => renderNginxConf(options as ProxiedOptions))).toBe(
    'nginx.conf: 1 problem to mend\n  unsafe: expected nothing with tuning baseline, the study\'s own text, got "1".',
  );
});
