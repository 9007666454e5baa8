import { notMeasuredMessage } from "../../../configs/load/not-measured";

const HEAD = "Locust ended with 1 before it measured.";

test.each([
  ["SyntaxError: invalid syntax", `${HEAD} Its last lines:`],
  [
    "ModuleNotFoundError: No module named 'faker.providers'",
    `${HEAD}\nIts locustfile imports faker.providers: name the package in loadRequirements; a module of yours has to be in loadDir.\nIts last lines:`,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'data/users.csv'",
    `${HEAD}\nIts locustfile opens data/users.csv, which is not there: Locust runs in loadDir, and takes along what is in it.\nIts last lines:`,
  ],
  [
    "KeyError: 'API_TOKEN'",
    `${HEAD}\nIf API_TOKEN is a variable, set it in loadEnv, or in loadSecretEnv.\nIts last lines:`,
  ],
])("a Locust that ended with %j says what mends it", (said, message) => {
  expect(notMeasuredMessage(1, said)).toBe(message);
});
