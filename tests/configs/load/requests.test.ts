import { askedRequests, loadRequestProblems } from "../../../configs/load/requests";
import { assertNoProblems } from "../../../configs/problems";
import { parseRequests } from "../../../program/parse";
import { messageOf } from "../../support/message";

test("paths and requests are asked for together, with commas, queries, methods, bodies and headers", () => {
  const headers = { "Content-Type": "application/json" };
  const post = {
    path: "/api/items",
    method: "POST",
    body: '{"name": "a, b"}',
    headers,
    weight: 3,
    name: "add",
  };
  expect(askedRequests(["/a,b?c=d,e"], [post, { path: "/" }])).toEqual([
    { path: "/a,b?c=d,e", method: "GET", headers: {}, weight: 1 },
    post,
    { path: "/", method: "GET", headers: {}, weight: 1 },
  ]);
});

test("all that is wrong with a request is told at once", () => {
  const wrong = {
    ...{ path: "a b", method: "get", body: 5, weight: 0, name: "", verb: "GET" },
    headers: { "a b": "c", "X-Two": "1\r\nX-Three: 2" },
  };
  expect(messageOf(() => assertNoProblems("It", loadRequestProblems("requests[0]", wrong)))).toBe(
    "It: 8 problems to mend\n" +
      '  requests[0].path: expected a path that starts with /, without spaces, got "a b".\n' +
      '  requests[0].method: expected a method, such as POST, got "get".\n' +
      "  requests[0].body: expected a text, got 5.\n" +
      '  requests[0].headers.a b: expected a header\'s name, got "a b".\n' +
      '  requests[0].headers.X-Two: expected a header\'s value, of one line, got "1\\r\\nX-Three: 2".\n' +
      "  requests[0].weight: expected an integer from 1 to 1000, got 0.\n" +
      '  requests[0].name: expected a text that is not empty, got "".\n' +
      '  requests[0].verb: expected one of path, method, body, headers, weight, name, got "verb".',
  );
});

test("a config's bodies and headers are texts, also those that look like a number", () => {
  const json = '[{"path":"/","body":5,"headers":{"X-Id":7,"X-On":true},"weight":2}]';
  expect(parseRequests(json)).toEqual([
    { path: "/", body: "5", headers: { "X-Id": "7", "X-On": "true" }, weight: 2 },
  ]);
  expect(parseRequests("[1]")).toBeUndefined();
});
