import { clientNameProblems } from "../../../configs/nginx/client-name";

const problem = (by: string, got: unknown) =>
  clientNameProblems("name", by, got).map(({ expected }) => expected);

test.each([
  ["header", "X-User"],
  ["cookie", "session_id"],
  ["query", "K_1"],
])("a %s is found by %s", (by, name) => {
  expect(problem(by, name)).toEqual([]);
});

test.each([
  ["header", "X_User", "1 to 64 letters, digits or -"],
  ["header", "X User", "1 to 64 letters, digits or -"],
  ["cookie", "session-id", "1 to 64 letters, digits or _"],
  ["cookie", "__Host-a", "1 to 64 letters, digits or _"],
  ["query", "a.b", "1 to 64 letters, digits or _"],
  ["query", "", "1 to 64 letters, digits or _"],
  ["cookie", "a".repeat(65), "1 to 64 letters, digits or _"],
  ["cookie", 5, "1 to 64 letters, digits or _"],
])("no variable of nginx is a %s's %j", (by, name, expected) => {
  expect(problem(by, name)).toEqual([expected]);
});
