import { counter, gauge, histogram, labelled } from "../../configs/prometheus-text";

test("a label's value may be any text", () => {
  expect(labelled({ path: 'a"b\\c\nd', method: "GET" }, 0.5)).toBe(
    '{path="a\\"b\\\\c\\nd",method="GET"} 0.5',
  );
});

test("a name is explained once, with its kind, above its numbers", () => {
  expect(gauge("open", "what is open", ['{a="1"} 2', '{a="2"} 3'])).toBe(
    '# HELP open what is open\n# TYPE open gauge\nopen{a="1"} 2\nopen{a="2"} 3\n',
  );
  expect(counter("seen_total", "what was seen", ["{} 2"])).toContain("# TYPE seen_total counter\n");
});

test("without a number there is no name either", () => {
  expect(gauge("open", "what is open", [])).toBe("");
  expect(histogram("took", "how long", [])).toBe("");
});

test("a histogram ends with all, their sum and their count", () => {
  const one = { labels: { a: "1" }, buckets: [[0.1, 2]] as [number, number][], sum: 3.5, count: 4 };
  expect(histogram("took", "how long", [one])).toBe(
    [
      "# HELP took how long",
      "# TYPE took histogram",
      'took_bucket{a="1",le="0.1"} 2',
      'took_bucket{a="1",le="+Inf"} 4',
      'took_sum{a="1"} 3.5',
      'took_count{a="1"} 4',
      "",
    ].join("\n"),
  );
});
