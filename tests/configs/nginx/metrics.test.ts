import { loggedTimes } from "../../../configs/logged-times";
import {
  addTimes,
  type NginxMetrics,
  nginxMetrics,
  noSums,
  parseStatus,
} from "../../../configs/nginx/metrics";
import { loggedLine } from "../../support/logged-line";

const STATUS = `Active connections: 291
server accepts handled requests
 16630948 16630946 31070465
Reading: 6 Writing: 179 Waiting: 106
`;

/** What lines of a log say, each with these values. */
function sumsOf(...changed: Record<string, string>[]) {
  const sums = noSums();
  for (const one of changed) addTimes(sums, loggedTimes(loggedLine(one))!);
  return sums;
}

const shop = (sums = noSums()): NginxMetrics => ({
  labels: { stack: "shop", component: "proxy" },
  status: parseStatus(STATUS)!,
  sums,
});
const linesOf = (...all: NginxMetrics[]) => nginxMetrics(all).split("\n");
const OF_SHOP = 'stack="shop",component="proxy"';

test("nginx's status is read, and nothing is taken for it", () => {
  expect(parseStatus(STATUS)).toEqual({
    ...{ active: 291, accepted: 16_630_948, handled: 16_630_946, requests: 31_070_465 },
    ...{ reading: 6, writing: 179, waiting: 106 },
  });
  for (const text of ["", "healthy", STATUS.replace("6", "x"), STATUS.slice(0, 60)])
    expect(parseStatus(text)).toBeUndefined();
});

test("connections by what becomes of them, and totals", () => {
  const lines = linesOf(shop());
  for (const line of [
    "# TYPE flask_serving_nginx_connections gauge",
    `flask_serving_nginx_connections{${OF_SHOP},state="reading"} 6`,
    `flask_serving_nginx_connections{${OF_SHOP},state="writing"} 179`,
    `flask_serving_nginx_connections{${OF_SHOP},state="waiting"} 106`,
    "# TYPE flask_serving_nginx_connections_accepted_total counter",
    `flask_serving_nginx_connections_accepted_total{${OF_SHOP}} 16630948`,
    `flask_serving_nginx_connections_handled_total{${OF_SHOP}} 16630946`,
    `flask_serving_nginx_requests_total{${OF_SHOP}} 31070465`,
  ])
    expect(lines).toContain(line);
});

test("answers are counted by their status, from the lowest", () => {
  const sums = sumsOf({ status: "502" }, { status: "200" }, { status: "502" });
  expect(linesOf(shop(sums)).filter((line) => line.includes("responses{"))).toEqual([
    `flask_serving_nginx_responses{${OF_SHOP},status="200"} 1`,
    `flask_serving_nginx_responses{${OF_SHOP},status="502"} 2`,
  ]);
});

test("times are a histogram: each bound counts all that took no longer", () => {
  const sums = sumsOf(
    { requestTime: "0.005" },
    { requestTime: "0.006" },
    { requestTime: "0.300" },
    { requestTime: "60.000" },
  );
  const lines = linesOf(shop(sums)).filter((line) => line.includes("request_seconds_"));
  const bucket = (le: string) =>
    lines
      .find((line) => line.includes(`le="${le}"`))
      ?.split(" ")
      .at(-1);
  expect(lines).toHaveLength(14);
  expect(["0.005", "0.01", "0.25", "0.5", "10", "+Inf"].map(bucket)).toEqual([
    "1",
    "2",
    "2",
    "3",
    "3",
    "4",
  ]);
  expect(lines.slice(-2)).toEqual([
    `flask_serving_nginx_request_seconds_sum{${OF_SHOP}} 60.311`,
    `flask_serving_nginx_request_seconds_count{${OF_SHOP}} 4`,
  ]);
});

test("what no service was asked for is not among its times", () => {
  const none = { upstreamConnectTime: "", upstreamResponseTime: "" };
  const count = (sums: ReturnType<typeof noSums>) =>
    linesOf(shop(sums)).filter((line) => /response_seconds_count/.test(line));
  expect(count(sumsOf(none))).toEqual([]);
  expect(count(sumsOf(none, {}))).toEqual([
    `flask_serving_nginx_response_seconds_count{${OF_SHOP}} 1`,
  ]);
});

test("several are told apart, and each name is explained once", () => {
  const other = { ...shop(sumsOf({})), labels: { stack: "shop", component: "edge" } };
  const lines = linesOf(shop(sumsOf({})), other);
  expect(lines.filter((line) => line.includes("requests_total{"))).toHaveLength(2);
  const help = lines.filter((line) => line.startsWith("# HELP"));
  expect(new Set(help).size).toBe(help.length);
  expect(lines.filter((line) => line.startsWith("# TYPE"))).toHaveLength(help.length);
});

test("without a log there are no times, and without an nginx nothing", () => {
  expect(nginxMetrics([shop()])).not.toMatch(/seconds|responses|NaN|undefined/);
  expect(nginxMetrics([])).toBe("");
});
