import { nginxHints } from "../../../configs/nginx/known-lines";

// What Debian's nginx 1.30 prints.
const WITHOUT =
  'nginx: [emerg] dlopen() "/usr/share/nginx/modules/ngx_http_brotli_filter_module.so" failed ' +
  "(/usr/share/nginx/modules/ngx_http_brotli_filter_module.so: cannot open shared object file: No such file or directory) in /conf/nginx.conf:3\n";

test("an image whose nginx lacks a module is told with what has it", () => {
  expect(nginxHints(WITHOUT)).toEqual([
    "The image's nginx has no brotli: name one by nginxImage that has, such as one with Debian's nginx and " +
      "libnginx-mod-http-brotli-filter, or leave nginx.brotli out.",
  ]);
});

test("what nginx says of something else has no sentence of ours", () => {
  expect(nginxHints("nginx: [emerg] host not found in upstream\n")).toEqual([]);
});
