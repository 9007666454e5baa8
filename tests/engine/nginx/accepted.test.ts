import { rmSync } from "node:fs";
import * as fc from "fast-check";
import { defaultImages } from "../../../configs/default-images";
import { renderNginxConf } from "../../../configs/nginx/conf";
import type { ProxiedOptions } from "../../../configs/nginx/options";
import { isTls, KEY_NAME } from "../../../configs/nginx/features/tls";
import { docker } from "../../support/docker";
import { acceptedOptions } from "../../support/nginx-options";
import { pem } from "../../support/pem";
import { put, scratchDirectory } from "../../support/scratch";

jest.setTimeout(60_000);

const { nginx: NGINX } = defaultImages(process.env);

/** Fixed text. Names each configuration that nginx says anything of, with what it says. */
const CHECK =
  'for f in /confs/*.conf; do nginx -t -q -c "$f" > /said 2>&1; [ ! -s /said ] || sed "s#^#$f: #" /said; done';

test("nginx takes, without a warning, all that the generator accepts", () => {
  const all = fc.sample(acceptedOptions, { numRuns: 300 }).map(readByThis);
  const directory = scratchDirectory();
  const container = docker("create", "--rm", "--network", "none", NGINX, "bash", "-c", CHECK);
  try {
    all.forEach((options, index) => {
      const [conf, ...files] = renderNginxConf(options).files;
      put(directory, `${index}.conf`, conf!.text);
      for (const { name, text } of files) put(directory, name, text);
    });
    put(directory, KEY_NAME, pem("shop.key"));
    docker("cp", directory, `${container}:/confs`);
    const [said] = docker("start", "--attach", container).split("\n");
    const [, index] = /^\/confs\/(\d+)\.conf/.exec(said ?? "") ?? [];
    expect([said, index && all[Number(index)]]).toEqual(["", undefined]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

/** What an nginx before 1.25.1 needs for HTTP/2, this one takes with a warning. */
function readByThis(options: ProxiedOptions): ProxiedOptions {
  const isOld = isTls(options) && options.nginxVersion === "1.22";
  return isOld ? { ...options, nginxVersion: "1.26.3" } : options;
}
