import { givenRoutes, ofEachRouteProblems } from "../../../configs/nginx/of-each-route";
import { integerProblems } from "../../../configs/problems";

const upTo9 = (path: string, got: unknown) => integerProblems(path, got, { min: 1, max: 9 });
const problems = (options: { weight?: unknown; routes?: unknown }) =>
  ofEachRouteProblems("weight", options, upTo9).map(({ path, got }) => [path, got]);

describe("the routes that were given", () => {
  test("are told with their paths", () => {
    const routes = [{ path: "/a/" }, { path: "/b/" }];
    expect(givenRoutes(routes)).toEqual([
      { path: "routes[0]", route: { path: "/a/" } },
      { path: "routes[1]", route: { path: "/b/" } },
    ]);
  });

  test("keep their paths where one before them is none", () => {
    expect(givenRoutes([null, "x", 7, [], { path: "/" }]).at(-1)).toEqual({
      path: "routes[4]",
      route: { path: "/" },
    });
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "/api/"],
    ["an object", { path: "/" }],
    ["a number", 3],
    // eslint-disable-next-line no-sparse-arrays -- as JavaScript may give it
    ["a list with a hole", [,]],
  ])("are none in %s", (_, routes) => {
    expect(givenRoutes(routes)).toEqual([]);
  });
});

describe("a setting of all services, and of each route", () => {
  test("is checked in each place that has it", () => {
    const routes = [{ weight: 0 }, {}, { weight: 5 }, { weight: "2" }];
    expect(problems({ weight: 99, routes })).toEqual([
      ["weight", 99],
      ["routes[0].weight", 0],
      ["routes[3].weight", "2"],
    ]);
  });

  test("is right where nobody gives it", () => {
    expect(problems({ routes: [{}, { path: "/" }] })).toEqual([]);
    expect(problems({})).toEqual([]);
  });
});
