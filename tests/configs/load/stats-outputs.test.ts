import { METRIC_NAMES } from "../../../configs/load/stats";
import { statsOutputs } from "../../../configs/load/stats-outputs";

const NOTHING = Object.fromEntries(METRIC_NAMES.map((name) => [name, null]));

test("without a load test every number is there, and null", () => {
  expect(METRIC_NAMES).toHaveLength(10);
  expect(statsOutputs(undefined)).toEqual({ ...NOTHING, endpoints: [], warnings: [] });
});

test("a number that is not known is null, of all requests and of an endpoint", () => {
  const endpoint = { method: "GET", name: "/", requestCount: 2 };
  expect(statsOutputs({ requestCount: 2, endpoints: [endpoint], warnings: [] })).toEqual({
    ...NOTHING,
    requestCount: 2,
    endpoints: [{ ...NOTHING, ...endpoint }],
    warnings: [],
  });
});
