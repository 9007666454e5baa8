import { block, directive, renderDirectives } from "../../../../configs/nginx/core/directive";
import { variable } from "../../../../configs/nginx/core/token";

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
