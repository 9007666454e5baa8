import { parseData, parseFrontend, parseList, parseTexts } from "../../program/parse";
import { secretRevision } from "../../program/secret-revision";

test("variables are texts, whatever Pulumi made of them", () => {
  expect(parseTexts('{"PORT":5432,"DEBUG":false,"NAME":"x"}')).toEqual({
    PORT: "5432",
    DEBUG: "false",
    NAME: "x",
  });
});

test.each(["x", "[]", "null", '{"A":{"B":1}}'])("%s is no set of variables", (json) => {
  expect(parseTexts(json)).toBeUndefined();
});

test("data is a list of hostPath and containerPath", () => {
  const data = [{ hostPath: "./data", containerPath: "/data" }];
  expect(parseData(JSON.stringify(data))).toEqual(data);
});

test.each(["x", "{}", '[{"hostPath":"a"}]', '[{"hostPath":1,"containerPath":"/a"}]'])(
  "%s is no data",
  (json) => {
    expect(parseData(json)).toBeUndefined();
  },
);

test.each([
  ["libpq5 gcc", ["libpq5", "gcc"]],
  ["/a, /b", ["/a", "/b"]],
  ['["/a","/b"]', ["/a", "/b"]],
])("%j is a list", (text, list) => {
  expect(parseList(text)).toEqual(list);
});

test("a revision tells a changed secret by eight digits, and another stack's by others", () => {
  const one = secretRevision({ KEY: "a" }, "gunicorn");
  expect(one).toMatch(/^[0-9a-f]{8}$/);
  expect(secretRevision({ KEY: "a" }, "gunicorn")).toBe(one);
  expect(secretRevision({ KEY: "b" }, "gunicorn")).not.toBe(one);
  expect(secretRevision({ KEY: "a" }, "dev-server")).not.toBe(one);
  expect(secretRevision({}, "gunicorn")).toBeUndefined();
});

test("a front end is a directory, and what differs from the usual", () => {
  const frontend = { dir: "../front", apiPrefix: "/v1/" };
  expect(parseFrontend(JSON.stringify(frontend))).toEqual(frontend);
});

test.each(["../front", "{}", '{"dir":"front","prefix":"/v1"}', '{"dir":1}'])(
  "%s is no front end",
  (json) => {
    expect(parseFrontend(json)).toBeUndefined();
  },
);
