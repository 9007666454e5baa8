import { comparisonProblems } from "../../../configs/compare/problems";
import { ProblemsError } from "../../../configs/problems";

const CANDIDATES = [{ name: "gunicorn" }, { name: "granian" }];
const GIVEN = { candidates: CANDIDATES, paths: ["/"] };

const messageOf = (given: Record<string, unknown>) =>
  new ProblemsError("Comparison", comparisonProblems({ ...GIVEN, ...given })).message
    .split("\n")
    .slice(1);

test("two candidates and something to ask for are enough", () => {
  expect(comparisonProblems(GIVEN)).toEqual([]);
});

test.each([
  [{ candidates: [] }, "  candidates: expected two or more ways to serve the app, got 0."],
  [
    { candidates: [{ name: "a" }, { name: "b" }, { name: "a" }] },
    '  candidates: expected each once, got "a".',
  ],
  [{ reference: "uwsgi" }, '  reference: expected one of gunicorn, granian, got "uwsgi".'],
  [{ rounds: 1 }, "  rounds: expected an integer from 2 to 100, got 1."],
  [{ connections: 0 }, "  connections: expected an integer from 1 to 1024, got 0."],
  [{ candidateCpus: 0.5 }, "  candidateCpus: expected an integer from 1 to 256, got 0.5."],
  [{ seed: -1 }, "  seed: expected an integer from 0 to 4294967295, got -1."],
  [{ timeBudgetSeconds: 59 }, "  timeBudgetSeconds: expected an integer from 60 to 86400, got 59."],
  [{ quick: "yes" }, '  quick: expected true or false, got "yes".'],
  [{ ablation: 1 }, "  ablation: expected true or false, got 1."],
  [{ sameAnswer: "alike" }, '  sameAnswer: expected one of status, exact, off, got "alike".'],
  [{ objective: { p99Ms: 0 } }, "  objective.p99Ms: expected a number from 1 to 600000, got 0."],
  [
    { paths: [] },
    "  paths: expected what is asked for, as paths or requests, got nothing. Say it by paths, such as / /api/items, or by requests.",
  ],
  [
    { release: "flask db upgrade" },
    '  release: expected nothing with a comparison, as a migration would run once for each candidate, got "flask db upgrade".',
  ],
  [
    { data: [{ hostPath: "a", containerPath: "/b" }] },
    '  data: expected nothing with a comparison, as the candidates would write to the same directories, got [{"hostPath":"a","containerPath":"/b"}].',
  ],
  [
    { hostAccess: true },
    "  hostAccess: expected nothing with a comparison, as the candidates run on a network of their own, got true.",
  ],
])("%j is told of as what is wrong with it", (given, message) => {
  expect(messageOf(given)).toEqual([message]);
});

test.each([{ data: [] }, { hostAccess: false }, { requests: [{ path: "/" }], paths: [] }])(
  "%j is nothing wrong",
  (given) => {
    expect(comparisonProblems({ ...GIVEN, ...given })).toEqual([]);
  },
);
