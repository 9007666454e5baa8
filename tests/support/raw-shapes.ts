/** Bytes of a request, where HOST is the server's name and PATH the path that tells it from the others. */
type Shape = [what: string, text: string];

const SECOND = "GET PATH/second HTTP/1.1\r\nHost: HOST\r\n\r\n";
const post = (headers: string, body = "") =>
  `POST PATH HTTP/1.1\r\nHost: HOST\r\n${headers}\r\n${body}`;
const get = (headers: string) => `GET PATH HTTP/1.1\r\nHost: HOST\r\n${headers}\r\n`;
const line = (text: string, host = "Host: HOST\r\n") => `${text}\r\n${host}\r\n`;
const chunked = (body: string) => post("Transfer-Encoding: chunked\r\n", body);
/** What ends a body where chunks are believed, and is a request of its own where they are not. */
const HIDDEN = `0\r\n\r\n${SECOND}`;

/** One server might read another end of a body, or another request, than the next. Each with its answer. */
export const REFUSED: [status: number | "nothing", ...Shape][] = [
  [400, "two kinds of length", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", HIDDEN)],
  [400, "the same in turn", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", HIDDEN)],
  [400, "two lengths", post("Content-Length: 0\r\nContent-Length: 9\r\n", SECOND)],
  [400, "the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello")],
  ...["5, 5", "+5", "-1", "0x5", "5 5", "9".repeat(20), ""].map((length): [number, ...Shape] => [
    ...([400, `a length of "${length}"`] as const),
    post(`Content-Length: ${length}\r\n`, "hello"),
  ]),
  [
    ...([400, "two encodings, in two lines"] as const),
    post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", HIDDEN),
  ],
  ...["xchunked", "chunked, identity", "gzip, chunked", "\tchunked", "\x0bchunked"].map(
    (encoding): [number, ...Shape] => [
      ...([501, `an encoding of ${JSON.stringify(encoding)}`] as const),
      post(`Transfer-Encoding: ${encoding}\r\n`, HIDDEN),
    ],
  ),
  [
    ...([400, "chunks in HTTP/1.0"] as const),
    `POST PATH HTTP/1.0\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n${HIDDEN}`,
  ],
  ...["G\r\nhello", "-5\r\nhello", "0x5\r\nhello", `${"f".repeat(17)}\r\nhello`, "3\r\nhello"]
    .concat(["5;a\nhello", "5\nhello"])
    .map((chunk): [number, ...Shape] => [
      ...([400, `a chunk of ${JSON.stringify(chunk)}`] as const),
      chunked(`${chunk}\r\n0\r\n\r\n`),
    ]),
  [400, "a blank before a colon", post("Content-Length : 5\r\n", "hello")],
  [400, "the same of an encoding", post("Transfer-Encoding : chunked\r\n", HIDDEN)],
  [400, "a folded line", post("X-A: a\r\n Content-Length: 5\r\nContent-Length: 0\r\n")],
  [400, "a folded encoding", post("Transfer-Encoding:\r\n chunked\r\n", HIDDEN)],
  [400, "a folded first line", "POST PATH HTTP/1.1\r\n Host: x\r\nHost: HOST\r\n\r\n"],
  [400, "a NUL in a value", get("X-A: a\0b\r\n")],
  [400, "a NUL in a name", get("X-A\0: b\r\n")],
  [400, "a line that ends with CR alone", get("X-A: a\rX-B: b\r\n")],
  [400, "headers that end with CR alone", get(`X-A: a\r\r${SECOND}`)],
  [400, "a header without a name", get(": a\r\n")],
  [400, "two hosts", get("Host: evil.example\r\n")],
  [400, "no host", line("GET PATH HTTP/1.1", "")],
  ...["a b", "a/b", "HOST@evil.example", "a\x01"].map((host): [number, ...Shape] => [
    ...([400, `a host of ${JSON.stringify(host)}`] as const),
    line("GET PATH HTTP/1.1", `Host: ${host}\r\n`),
  ]),
  ["nothing", "another host in its address", line("GET http://evil.example/PATH HTTP/1.1")],
  [400, "a user in its address", line("GET http://HOST@evil.example/PATH HTTP/1.1")],
  [405, "a tunnel", line("CONNECT HOST:80 HTTP/1.1")],
  [405, "its own echo", line("TRACE PATH HTTP/1.1")],
  [400, "a method in small letters", line("get PATH HTTP/1.1")],
  [505, "HTTP/2.0 in words", line("GET PATH HTTP/2.0")],
  [400, "the first words of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["nothing", "HTTP/0.9, which has no host", "GET PATH\r\n\r\n"],
  ...["PATH/a b", "PATH\x01", "PATH%00", "PATH%zz", "/..PATH"].map((path): [number, ...Shape] => [
    ...([400, `a path of ${JSON.stringify(path)}`] as const),
    line(`GET ${path} HTTP/1.1`),
  ]),
  [400, "a tab in its first line", line("GET\tPATH HTTP/1.1")],
  [400, "a header of 50 kB", get(`X-A: ${"a".repeat(50_000)}\r\n`)],
];

/** What is odd and has one meaning: how many requests it is, and the first one's body. */
export const TAKEN: [requests: number, body: string, ...Shape][] = [
  [1, "hello", "a body of GET", `${get("Content-Length: 5\r\n")}hello`],
  [1, "hello", "a chunk with an extension", chunked("5;a=b\r\nhello\r\n0\r\n\r\n")],
  [1, "hello", "a chunk with a blank", chunked("5 \r\nhello\r\n0\r\n\r\n")],
  [
    ...([1, "hello", "a header after the body"] as const),
    chunked("5\r\nhello\r\n0\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n"),
  ],
  [
    1,
    "GET / HTTP/1.1\r\n\r\n",
    "a request as a body",
    post("Content-Length: 18\r\n", "GET / HTTP/1.1\r\n\r\n"),
  ],
  [
    ...([1, "hello", "a length that is to be dropped on the way"] as const),
    post("Content-Length: 5\r\nConnection: Content-Length\r\n", "hello"),
  ],
  [
    1,
    "",
    "its own host in its address",
    line("GET http://HOSTPATH HTTP/1.1", "Host: evil.example\r\n"),
  ],
  [1, "", "lines that end with LF alone", "GET PATH HTTP/1.1\nHost: HOST\n\n"],
  [1, "", "a line without a colon", get("Evil\r\n")],
  [1, "", "a path with its mark", line("GET PATH#/../x HTTP/1.1")],
  // The headers that decide have other names: what follows is a request of its own, for both.
  [
    2,
    "",
    "lengths with other dashes",
    post("Transfer_Encoding: chunked\r\nContent_Length: 4\r\n", SECOND),
  ],
  [2, "", "HTTP/2 that is asked for", get("Connection: Upgrade\r\nUpgrade: h2c\r\n") + SECOND],
  [
    2,
    "",
    "a WebSocket that the app does not open",
    get("Connection: Upgrade\r\nUpgrade: websocket\r\n") + SECOND,
  ],
];
