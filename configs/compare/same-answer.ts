/** How alike candidates have to answer. */
export const SameAnswer = {
  /** With the same status. */
  Status: "status",
  /** With the same status and the same body, to the byte. */
  Exact: "exact",
  /** What they answer is not looked at. */
  Off: "off",
} as const;
export type SameAnswer = (typeof SameAnswer)[keyof typeof SameAnswer];

/** What a candidate answered to one request, asked once. */
export interface Answer {
  method: string;
  path: string;
  status: number;
  /** A hash of the body. */
  body: string;
  bytes: number;
}

/** How a candidate's answers differ from the reference's; undefined where they do not. */
export function differenceOf(
  same: SameAnswer,
  answers: readonly Answer[],
  reference: readonly Answer[],
): string | undefined {
  if (same === SameAnswer.Off) return undefined;
  const differences = answers.flatMap((answer, index) => {
    const other = reference[index];
    return other === undefined ? [] : differencesOf(same, answer, other);
  });
  return differences.length > 0 ? differences.join("; ") : undefined;
}

function differencesOf(same: SameAnswer, answer: Answer, other: Answer): string[] {
  const asked = `${answer.method} ${answer.path}`;
  if (answer.status !== other.status)
    return [
      `${asked} is answered with ${answer.status}, and by the reference with ${other.status}`,
    ];
  if (same === SameAnswer.Status || answer.body === other.body) return [];
  return [
    `${asked} is answered with another body of ${answer.bytes} bytes, by the reference with one of ${other.bytes}`,
  ];
}

/** What is said of a request that the reference itself does not answer well: a comparison of errors says little. */
export function failingAnswers(answers: readonly Answer[]): string[] {
  return answers
    .filter(({ status }) => status === 0 || status >= 400)
    .map(({ method, path, status }) =>
      status === 0
        ? `${method} ${path} has no answer`
        : `${method} ${path} is answered with ${status}`,
    );
}
