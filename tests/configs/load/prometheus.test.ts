import { prometheus } from "../../../configs/load/prometheus";
import { documentOf } from "../../support/load-document";

const HOSTILE = 'a"b\\c\nd';
const endpoint = { ...documentOf().endpoints[0]!, name: HOSTILE };
const threshold = { metric: "avgResponseMs" as const, max: 1, withinRounding: false, isMet: false };
const TEXT = prometheus(
  documentOf({ endpoints: [endpoint], thresholds: [{ ...threshold, sentence: "" }] }),
);
const lines = TEXT.split("\n");

test("numbers are in base units, with the stack and the endpoint as labels", () => {
  expect(lines).toContain('flask_serving_load_avg_response_seconds{stack="gunicorn"} 0.0175');
  expect(lines).toContain('flask_serving_load_request_count{stack="gunicorn"} 40');
  expect(lines).toContain('flask_serving_load_failure_ratio{stack="gunicorn"} 0.075');
  expect(lines).toContain(
    'flask_serving_load_request_count{stack="gunicorn",method="GET",endpoint="a\\"b\\\\c\\nd"} 40',
  );
});

test("whether it holds is 0 or 1", () => {
  expect(lines).toContain('flask_serving_load_valid{stack="gunicorn"} 0');
  expect(lines).toContain(
    'flask_serving_load_threshold_met{stack="gunicorn",metric="avgResponseMs",endpoint="",index="0"} 0',
  );
});

test("what is not known is absent: it is neither 0 nor NaN", () => {
  expect(TEXT).not.toContain("NaN");
  expect(
    lines.filter((line) => line.startsWith("flask_serving_load_p95_response_seconds{")),
  ).toEqual([expect.stringContaining('endpoint="')]);
});

test("each line is one that Prometheus reads, and each family is told of once, before its samples", () => {
  const sample =
    /^[a-z_][a-z_0-9]*\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\} [\d.e+-]+$/;
  const wrong = lines.filter(
    (line) => !/^# (HELP|TYPE) [a-z_0-9]+ .+$/.test(line) && !sample.test(line),
  );
  expect(wrong).toEqual([""]);
  const told = lines.filter((line) => line.startsWith("# TYPE"));
  expect(new Set(told).size).toBe(told.length);
});
