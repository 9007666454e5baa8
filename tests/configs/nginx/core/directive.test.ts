import {
  block,
  directive,
  renderDirectives,
  whereIs,
} from "../../../../configs/nginx/core/directive";
import { made, variable } from "../../../../configs/nginx/core/token";

const rendered = (...args: Parameters<typeof renderDirectives>[0]) => renderDirectives(args);

test("a directive is a line, and a block has its directives within", () => {
  const server = block("server", [], [directive("listen", "80"), block("location", ["/"], [])]);
  expect(rendered(block("http", [], [server]))).toBe(
    "http {\n    server {\n        listen 80;\n        location / {\n        }\n    }\n}\n",
  );
});

test.each(["80", "/tmp/nginx.pid", "http://web:5901", "=", "^~", "60s", "a-b_c.d"])(
  "%s reads better without quotes",
  (word) => {
    expect(rendered(directive("root", word))).toBe(`root ${word};\n`);
  },
);

test.each(["", "a b", "a;b", "{", "}", "#a", "'", '"', "\\", "a\nb", "é"])(
  "%j stands in quotes",
  (word) => {
    expect(rendered(directive("root", word))).toMatch(/^root "[^]*";\n$/);
  },
);

test("a variable is written with braces, so that what follows is not part of its name", () => {
  expect(rendered(directive("try_files", [variable("uri"), "x"]))).toBe('try_files "${uri}x";\n');
});

test.each(["default", "hostnames", "include", "volatile", "~x", "\\x"])(
  "%j is only itself where a map says what its variable has to be",
  (text) => {
    expect(rendered(whereIs(text, "then"))).toBe(`"\\\\${text.replace("\\", "\\\\")}" then;\n`);
  },
);

test("what a map makes is named without braces", () => {
  expect(rendered(block("map", [[variable("http_upgrade")], made("our_x")], []))).toBe(
    'map "${http_upgrade}" "$our_x" {\n}\n',
  );
});

test.each([
  ["return", "uri"],
  ["proxy_pass", "host"],
  ["add_header", "http_referer"],
  ["proxy_set_header", "http_host"],
  ["root", "host"],
  ["log_format", "cookie_session"],
  ["proxy_set_header", 'our_x"; evil'],
] as const)("%s takes no variable %s", (name, of) => {
  expect(() => rendered(directive(name, [variable(of as "uri")]))).toThrow(
    `${name} takes no variable ${of}.`,
  );
});
