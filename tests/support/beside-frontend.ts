import * as http from "node:http";

/** What the app has to itself, beside a front end. */
export const APP_PATHS = ["/api/", "/auth", "/admin/", "=/ping"];

const HASHED = "assets/index-KDmCNsJv.js";

/** A front end's files; each holds its own path. */
export const FRONT_FILES = [
  ...[
    "index.html",
    "m.mjs",
    "PAGE.CSV",
    "none",
    "app.webmanifest",
    "style.css",
    "größe.txt",
    "a b+c.txt",
    "x;y.txt",
  ],
  ...[HASHED, "docs/index.html", "data.json.gz", "apiary.txt", ".well-known/s.txt"],
  ...[".env", "docs/.htpasswd", "assets/.git/config"],
];

/**
 * What is asked of whoever serves a front end before an app, and what it answers: its status, and what of. An
 * app answers with `app` and the path that it was asked for.
 */
export const ANSWERS: readonly (readonly [request: string, answer: string])[] = [
  ["GET /", "200 index.html"],
  ["GET /any/page", "200 index.html"],
  ["GET /any/page?q=/api/", "200 index.html"],
  ["HEAD /any/page", "200"],
  ["GET /index.html", "200 index.html"],
  ["GET /index.html/", "200 index.html"],
  ["GET /docs", "200 index.html"],
  ["GET /docs/", "200 index.html"],
  ["GET /docs/index.html", "200 docs/index.html"],
  ["GET //style.css", "200 style.css"],
  ["GET /apiary.txt", "200 apiary.txt"],
  ["GET /apiary", "200 index.html"],
  ["GET /api;x", "200 index.html"],
  ["GET /API/x", "200 index.html"],
  ["GET /gr%C3%B6%C3%9Fe.txt", "200 größe.txt"],
  ["GET /gr%F6%DFe.txt", "200 index.html"],
  ["GET /a%20b+c.txt", "200 a b+c.txt"],
  ["GET /x;y.txt", "200 x;y.txt"],
  [`GET /${HASHED}`, `200 ${HASHED}`],
  ["GET /assets/gone.js", "404"],
  ["GET /assets/", "404"],
  ["GET /assets", "200 index.html"],
  ["HEAD /assets/gone.js", "404"],
  ["GET /js/gone.1a2b3c4d.js", "404"],

  ["GET /api", "200 app /api"],
  ["GET /api/", "200 app /api/"],
  ["GET /api/x", "200 app /api/x"],
  ["POST /api/x", "200 app /api/x"],
  ["DELETE /auth/x", "200 app /auth/x"],
  ["GET /auth", "200 app /auth"],
  ["GET /admin/.x", "200 app /admin/.x"],
  ["GET /ping", "200 app /ping"],
  ["POST /x/../ping", "200 app /ping"],
  ["GET /ping/", "200 index.html"],
  ["GET /ping/x", "200 index.html"],
  ["GET /pings", "200 index.html"],
  ["GET /api%2Fx", "200 app /api/x"],
  ["GET /%61pi/x", "200 app /api/x"],
  ["GET /api/a//b", "200 app /api/a//b"],
  ["GET /api/x;y", "200 app /api/x;y"],
  ["GET /secret/../api/x", "200 app /api/x"],
  ["GET /secret/%2e%2e/api/x", "200 app /api/x"],
  ["GET /secret/..%2fapi/x", "200 app /api/x"],
  ["GET /./api/./x", "200 app /api/x"],
  ["GET /api/a/..", "200 app /api/"],
  ["GET /api/../secret", "200 index.html"],
  ["GET /api/%2e%2e/secret", "200 index.html"],
  ["GET /api/..%2Fsecret", "200 index.html"],
  ["GET /..;/api/x", "404"],
  ["GET /../api/x", "400"],
  ["GET /api/../../x", "400"],
  ["GET /a%00b", "400"],

  ["POST /", "405"],
  ["PUT /any/page", "405"],
  ["DELETE /style.css", "405"],
  ["OPTIONS /style.css", "405"],
  ["POST /assets/gone.js", "404"],

  ["GET /.env", "404"],
  ["GET //.env", "404"],
  ["GET /%2eenv", "404"],
  ["GET /a/../.env", "404"],
  ["GET /docs/.htpasswd", "404"],
  ["GET /assets/.git/config", "404"],
  ["POST /.env", "404"],
  ["GET /.well-known/s.txt", "200 .well-known/s.txt"],

  ["GET /style.css Range: bytes=0-4", "206 style"],
  ["GET /style.css Range: bytes=6-", "206 css"],
  ["GET /style.css Range: bytes=-3", "206 css"],
  ["GET /style.css Range: bytes=0-99", "206 style.css"],
  ["GET /style.css Range: bytes=0-0,2-3", "200 style.css"],
  ["GET /style.css Range: lines=0-4", "200 style.css"],
  ["GET /style.css Range: bytes=9-", "416"],
  ["GET /style.css Range: bytes=5-2", "416"],
  ["GET /style.css Range: bytes=-0", "416"],
  ["GET /style.css Range: bytes=x", "416"],
  ["GET /style.css Range: bytes=-", "416"],
  ["GET /style.css If-None-Match: *", "304"],
  ['GET /style.css If-None-Match: "other"', "200 style.css"],
];

/** A file's type, as a browser has to have it. */
const TYPES: readonly (readonly [file: string, type: string])[] = [
  ["/", "text/html"],
  ["/m.mjs", "text/javascript"],
  [`/${HASHED}`, "text/javascript"],
  ["/style.css", "text/css"],
  ["/app.webmanifest", "application/manifest+json"],
  ["/data.json.gz", "application/gzip"],
  ["/PAGE.CSV", "text/csv"],
  ["/none", "application/octet-stream"],
  ["/.well-known/s.txt", "text/plain"],
];

/** How long a browser keeps what it is given. */
const KEPT: readonly (readonly [path: string, kept: string])[] = [
  ["/", "no-cache"],
  ["/any/page", "no-cache"],
  ["/style.css", "no-cache"],
  [`/${HASHED}`, "public, max-age=31536000, immutable"],
];

/** Sends a request as it stands: fetch would tidy its path up. */
export function send(
  port: number,
  request: string,
): Promise<http.IncomingMessage & { text: string }> {
  const [, method = "", path = "", name, value = ""] =
    /^(\w+) (\S+)(?: ([\w-]+): (.*))?$/.exec(request) ?? [];
  const headers = name === undefined ? {} : { [name]: value };
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, method, headers, agent: false };
    const sent = http.request(options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve(Object.assign(response, { text: Buffer.concat(parts).toString() })),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** What whoever serves a front end has to answer: see `allOf`. */
export const RIGHT = { answers: ANSWERS, types: TYPES, kept: KEPT, again: [304, 304] };

/** What it does answer. */
export async function allOf(port: number) {
  const [answers, types, kept, again] = await Promise.all([
    answersOf(port),
    typesOf(port),
    keptOf(port),
    againOf(port),
  ]);
  return { answers, types, kept, again };
}

/** Every request of the table with its answer. */
async function answersOf(port: number): Promise<[string, string][]> {
  const asked = ANSWERS.map(async ([request]): Promise<[string, string]> => {
    const { statusCode = 0, text } = await send(port, request);
    return [request, `${statusCode} ${statusCode < 300 ? text.trim() : ""}`.trim()];
  });
  return Promise.all(asked);
}

/** The type of every file of the table; what is packed on its way has another one behind it. */
async function typesOf(port: number): Promise<[string, string][]> {
  const asked = TYPES.map(async ([file]): Promise<[string, string]> => {
    const { headers } = await send(port, `GET ${file}`);
    const type = headers["content-type"]?.split(";")[0] ?? "none";
    return [file, `${type} ${headers["content-encoding"] ?? ""}`.trim()];
  });
  return Promise.all(asked);
}

async function keptOf(port: number): Promise<[string, string][]> {
  const asked = KEPT.map(async ([path]): Promise<[string, string]> => {
    const { headers } = await send(port, `GET ${path}`);
    return [
      path,
      `${headers["cache-control"]}${headers.expires ? ` until ${headers.expires}` : ""}`,
    ];
  });
  return Promise.all(asked);
}

/** What is answered to somebody who has a file already, by either of what came with it. */
async function againOf(port: number): Promise<(number | undefined)[]> {
  const { headers } = await send(port, "GET /style.css");
  const known = [
    `If-None-Match: ${headers.etag}`,
    `If-Modified-Since: ${headers["last-modified"]}`,
  ];
  const asked = known.map((header) => send(port, `GET /style.css ${header}`));
  return (await Promise.all(asked)).map(({ statusCode }) => statusCode);
}
