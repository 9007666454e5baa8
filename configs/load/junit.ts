import { xmlText } from "../xml-text";
import type { LoadDocument } from "./document";

/** The name that a load test's results have among those of other tests. */
const SUITE = "flask-serving load test";

/** A run's thresholds as JUnit XML: each is a test case, and whether the measurement decides something is one too. */
export function junit({ stack, thresholds, validity, ran }: LoadDocument): string {
  const cases = [
    testCase(
      stack,
      "the measurement is valid",
      skippedUnless(validity.verdict === "valid", validity.reasons),
    ),
    ...thresholds.map(({ metric, endpoint, isMet, sentence }) =>
      testCase(
        stack,
        [metric, endpoint].filter(Boolean).join(" of "),
        failedUnless(isMet, sentence),
      ),
    ),
  ];
  const counts = {
    tests: cases.length,
    failures: thresholds.filter(({ isMet }) => !isMet).length,
    skipped: validity.verdict === "valid" ? 0 : 1,
    errors: 0,
    time: ran.seconds ?? 0,
  };
  const suite = element("testsuite", { name: `${SUITE}: ${stack}`, ...counts }, cases.join(""));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {}, suite)}\n`;
}

function testCase(stack: string, name: string, result: string): string {
  return element("testcase", { classname: `${SUITE}.${stack}`, name, time: 0 }, result);
}

/** An inconclusive measurement has failed nothing: it has to be made anew. */
function skippedUnless(isValid: boolean, reasons: readonly string[]): string {
  return isValid ? "" : element("skipped", { message: reasons.join(" ") }, "");
}

function failedUnless(isMet: boolean, message: string): string {
  return isMet ? "" : element("failure", { message, type: "threshold" }, "");
}

function element(
  name: string,
  attributes: Record<string, string | number>,
  content: string,
): string {
  const words = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${xmlText(String(value))}"`,
  );
  return content === ""
    ? `<${name}${words.join("")}/>`
    : `<${name}${words.join("")}>${content}</${name}>`;
}
