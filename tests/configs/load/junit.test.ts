import { Validity } from "../../../configs/load/validity";
import { junit } from "../../../configs/load/junit";
import { documentOf } from "../../support/load-document";
import { readXml } from "../../support/xml";

const HOSTILE = "<&\"'>\n\u0000\u001b[31m\ud800 漢";
const threshold = (isMet: boolean, endpoint?: string) => ({
  ...{ metric: "avgResponseMs" as const, max: 1, withinRounding: false, isMet },
  ...(endpoint !== undefined && { endpoint }),
  sentence: `It is ${HOSTILE}`,
});
const RUN = documentOf({
  thresholds: [threshold(true), threshold(false, HOSTILE)],
  validity: { verdict: Validity.Inconclusive, reasons: ["Locust was busy."] },
});

/** What a parser that is strict finds. */
function parsed(xml: string): {
  counts: Record<string, string>;
  cases: [string, string[], string?][];
} {
  const cases =
    '[[one.get("name"), [child.tag for child in one], *[child.get("message") for child in one]] for one in root[0]]';
  return readXml(xml, `{"counts": root[0].attrib, "cases": ${cases}}`);
}

test("each threshold is a test case, in XML that a strict parser takes, whatever is in its texts", () => {
  const { counts, cases } = parsed(junit(RUN));
  expect(counts).toMatchObject({ tests: "3", failures: "1", skipped: "1", errors: "0" });
  expect(cases[0]).toEqual(["the measurement is valid", ["skipped"], "Locust was busy."]);
  expect(cases[1]).toEqual(["avgResponseMs", []]);
  expect(cases[2]).toEqual([
    "avgResponseMs of <&\"'>\n[31m 漢",
    ["failure"],
    "It is <&\"'>\n[31m 漢",
  ]);
});

test("a run without thresholds that is valid has one case, which passes", () => {
  const valid = { verdict: Validity.Valid, reasons: [] };
  const { counts, cases } = parsed(junit(documentOf({ validity: valid })));
  expect(counts).toMatchObject({
    name: "flask-serving load test: gunicorn",
    tests: "1",
    failures: "0",
  });
  expect(cases).toEqual([["the measurement is valid", []]]);
});
