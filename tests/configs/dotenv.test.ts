import { parseDotenv } from "../../configs/dotenv";

/** As python-dotenv 1.2 reads them, without interpolation. */
test.each([
  ["A=b", { A: "b" }],
  ["export A = b \n", { A: "b" }],
  ["A=b # comment", { A: "b" }],
  ["A=b#no comment", { A: "b#no comment" }],
  ["A=#none", { A: "#none" }],
  ["A= # comment", { A: "" }],
  ['A="b # c" # d', { A: "b # c" }],
  ["A='b\\'c'", { A: "b'c" }],
  ['A="b\\nc\\td\\\\"', { A: "b\nc\td\\" }],
  ["A='b\\nc'", { A: "b\\nc" }],
  ['A="b\nc"\nB=d', { A: "b\nc", B: "d" }],
  ["A=b\r\nB=c\r\n", { A: "b", B: "c" }],
  ["\uFEFFA=b", { A: "b" }],
  ["A", {}],
  ["A=", { A: "" }],
  ["'A'=b", { A: "b" }],
  ["A=b\nA=c", { A: "c" }],
  ["A=b\nA\nB=c", { B: "c" }],
  ["A='b\nB=c", { B: "c" }],
  ['A="b" c\nB=d', { B: "d" }],
  ["# A=b\n\n  B=c", { B: "c" }],
  ["=b\nB=c", { B: "c" }],
  ["A=$B ${C}", { A: "$B ${C}" }],
  ["A=b c  ", { A: "b c" }],
  ["", {}],
])("%j", (text, values) => {
  expect(parseDotenv(text)).toEqual(values);
});
