import {
  parseData,
  parseFrontend,
  parseNginx,
  parseNames,
  parsePaths,
  parseStaticFiles,
  parseTexts,
  textsProblems,
} from "../../program/parse";
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

test.each(["shop/x.db y.txt", ["shop/x.db", "y.txt"]])("it may keep files: %j", (files) => {
  const mount = { hostPath: "./data", containerPath: "/data" };
  expect(parseData(JSON.stringify([{ ...mount, files }]))).toEqual([
    { ...mount, files: ["shop/x.db", "y.txt"] },
  ]);
});

test.each([
  '[{"hostPath":"a","containerPath":"/a","files":[1]}]',
  '[{"hostPath":"a","containerPath":"/a","files":{}}]',
  '[{"hostPath":"a","containerPath":"/a","filesFrom":"b"}]',
  '[{"hostPath":"a","containerPath":"/a","file":"b"}]',
])("%s is no data", (json) => {
  expect(parseData(json)).toBeUndefined();
});

test.each(["x", "{}", '[{"hostPath":"a"}]', '[{"hostPath":1,"containerPath":"/a"}]'])(
  "%s is no data",
  (json) => {
    expect(parseData(json)).toBeUndefined();
  },
);

test.each([
  ["libpq5 gcc", ["libpq5", "gcc"]],
  ["libpq5,gcc", ["libpq5", "gcc"]],
  ['["libpq5", "gcc"]', ["libpq5", "gcc"]],
])("%j is a list of names", (text, list) => {
  expect(parseNames(text)).toEqual(list);
});

test.each([
  ["/a /b\n/c", ["/a", "/b", "/c"]],
  ["/a, /b", ["/a", "/b"]],
  ["/map/52.5,13.4 /b", ["/map/52.5,13.4", "/b"]],
  ['["/a b","/c,"]', ["/a b", "/c,"]],
  ["[1.1]", undefined],
  ["[null]", undefined],
])("%j is a list of paths, which may hold commas", (text, list) => {
  expect(parsePaths(text)).toEqual(list);
});

test.each(["123456789012345678", "1.1", "1e+23", "null", "-0.5"])(
  "a variable that is %s in Pulumi's JSON may have been written otherwise, and is refused",
  (got) => {
    expect(textsProblems("env", `{"A":${got},"B":"x"}`)).toEqual([
      {
        path: "env.A",
        expected: "a text in quotes",
        got: JSON.parse(got) as unknown,
        remedy: expect.stringMatching(
          /Write it in quotes in the stack's file, or set it again: npm run config -- set --path env\.A VALUE$/,
        ),
      },
    ]);
  },
);

test("a whole number, true and a text are as they were written", () => {
  expect(textsProblems("env", '{"A":5432,"B":true,"C":"1.10","D":""}')).toEqual([]);
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

test.each([
  ['"/api/ /auth"', ["/api/", "/auth"]],
  ['["/api/","/auth"]', ["/api/", "/auth"]],
  ['"[\\"/api/\\"]"', ["/api/"]],
  ["[]", []],
])("its paths that are the app's may be written as %s", (written, appPaths) => {
  expect(parseFrontend(`{"dir":"front","appPaths":${written}}`)).toEqual({
    ...{ dir: "front", appPaths },
  });
});

test("static files are a directory, and a path where it is not the usual one", () => {
  const staticFiles = { dir: "shop/static", path: "/files/" };
  expect(parseStaticFiles(JSON.stringify(staticFiles))).toEqual(staticFiles);
});

test.each(["static", "true", "{}", '{"dir":1}', '{"dir":"a","url":"/a"}'])(
  "%s are no static files",
  (json) => {
    expect(parseStaticFiles(json)).toBeUndefined();
  },
);

test("what else nginx is told is settings by their names", () => {
  expect(parseNginx('{"gzip":true,"cache":{"seconds":1}}')).toEqual({
    gzip: true,
    cache: { seconds: 1 },
  });
  expect(["gzip", "[]", "1"].map(parseNginx)).toEqual([undefined, undefined, undefined]);
});

test.each([
  ...["../front", "{}", '{"dir":"front","prefix":"/v1"}', '{"dir":1}'],
  ...['{"dir":"front","appPaths":1}', '{"dir":"front","appPaths":[1]}'],
])("%s is no front end", (json) => {
  expect(parseFrontend(json)).toBeUndefined();
});
