import { loggedTimes } from "../../configs/logged-times";
import { loggedLine as line } from "../support/logged-line";

test("a line of nginx's log tells its times, in seconds", () => {
  const time = Date.UTC(2026, 10, 25, 22, 10, 1) / 1000;
  const times = { time, status: 200, request: 0.03, connect: 0.002, response: 0.022 };
  expect(loggedTimes(line())).toEqual(times);
  expect(loggedTimes(line({ time: "2026-11-26T00:10:01+02:00" }))).toEqual(times);
});

test.each([
  ["0.001, 0.020", 0.021],
  ["0.001, 0.020 : 0.003", 0.024],
  ["-, 0.020", 0.02],
  ["- : 0.000", 0],
  ["-", 0],
  ["", 0],
])("of a request that several servers were asked for a time is their sum: %j", (text, seconds) => {
  expect(loggedTimes(line({ upstreamResponseTime: text }))?.response).toBeCloseTo(seconds, 9);
});

test.each([
  [
    "a line of the combined log",
    '10.0.0.1 - - [25/Nov/2026:22:10:01 +0000] "GET / HTTP/1.1" 200 5',
  ],
  ["an error's", "2026/11/25 22:10:01 [error] 7#7: *1 connect() failed"],
  ["one that is cut", line().slice(0, -20)],
  ["other JSON, as an app writes it", '{"level":"info","time":"2026-11-25T22:10:01Z"}'],
  ["JSON that is no object", "12"],
  ["an empty line", ""],
  ["a time that is none", line({ requestTime: "soon" })],
  ["one that is empty", line({ requestTime: "" })],
  ["one below nothing", line({ requestTime: "-0.030" })],
  ["one that no clock reaches", line({ requestTime: "1e308" })],
  ["one in another base", line({ upstreamConnectTime: "0x10" })],
  ["an endless one", line({ upstreamResponseTime: "Infinity" })],
  ["one among several", line({ upstreamResponseTime: "0.001, soon" })],
  ["no time at all", line({ time: "yesterday" })],
  ["numbers, which nginx writes as texts", line().replace('"0.030"', "0.03")],
  ["a list", `[${line()}]`],
  ["nesting without end", "[".repeat(100_000)],
  ["a status that is none", line({ status: "2xx" })],
  ["the health check's", line({ client: "127.0.0.1" })],
])("nothing is taken from %s", (_, text) => {
  expect(loggedTimes(text)).toBeUndefined();
});

test.each([
  ["0.004500", {}, 0.0045],
  ["", {}, undefined],
  ["4.5", {}, undefined],
  ["-0.004500", {}, undefined],
  ["0.004500, 9.000000", {}, undefined],
  ["9.000000", {}, 0.02],
  // The header is then that of the answer that was kept.
  ["0.004500", { upstreamResponseTime: "", upstreamConnectTime: "", cache: "HIT" }, 0],
  ["", { upstreamResponseTime: "-", upstreamConnectTime: "-" }, 0],
])(
  "what a server says of its app is a time, and no more than nginx waited: %j %j",
  (told, more, seconds) => {
    const { app } = loggedTimes(line({ appSeconds: told, ...more })) ?? {};
    if (seconds === undefined) expect(app).toBeUndefined();
    else expect(app).toBeCloseTo(seconds, 9);
  },
);
