import { runDetails } from "../../configs/load/details";
import { loadDocument, type LoadDocument } from "../../configs/load/document";
import type { MeasuredOutputs } from "../../configs/load/report";
import { RUN_OUTPUTS } from "./run-outputs";
import { LOAD_WINDOW, sampleAt } from "../fixtures/load-window";
import { SAMPLE_COLUMNS } from "../../configs/load/samples";

const samples = [0, 1, 2, 3].map((second) => {
  const sample = sampleAt(second, { phase: second < 1 ? "" : "steady" });
  return SAMPLE_COLUMNS.map((column) => sample[column]);
});
const entry = {
  ...{ method: "GET", name: "/api", num_requests: 200, num_none_requests: 0, num_failures: 3 },
  ...{ total_response_time: 900, min_response_time: 1, max_response_time: 80 },
  response_times: { "1": 180, "20": 18, "80": 2 },
};

/** What was answered in a second: the more of it, the slower. */
const timesAt = (second: number) => [
  ...[1000 + second, 400 * (second + 1)],
  { "1": 180, "20": 18, [80 * (second + 1)]: 2 },
];

/** All of a run, with a course, percentiles and a failure. */
export function documentOf(changed: Partial<MeasuredOutputs> = {}): LoadDocument {
  const details = runDetails(
    {
      window: JSON.stringify({ ...LOAD_WINDOW, samples }),
      times: JSON.stringify({ width: 1, windows: [0, 1, 2].map(timesAt) }),
      histogram: JSON.stringify({ all: { total: entry, entries: [entry] }, phases: [] }),
      failures: "Method,Name,Error,Occurrences\r\nGET,/api,\"HTTPError('500')\",3\r\n",
    },
    { cpu: "AMD EPYC", cpus: 2, memoryGiB: 23.5 },
  );
  return loadDocument("gunicorn", { ...RUN_OUTPUTS, ...changed }, details);
}
