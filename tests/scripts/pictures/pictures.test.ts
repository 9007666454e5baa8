import * as fs from "node:fs";
import { pictures } from "../../../scripts/pictures";
import { record } from "../../../scripts/pictures/record";
import { ROOT } from "../../../scripts/setup/paths";
import { startBrowser } from "../../support/browser";
import type * as support from "../../support/set-up";

jest.mock("../../../scripts/setup/setup", () =>
  jest.requireActual<typeof support>("../../support/set-up").ready(),
);
jest.mock("../../../scripts/pictures/record", () => ({ record: jest.fn() }));
jest.mock("../../support/browser", () => ({ startBrowser: jest.fn() }));
jest.mock("node:fs", () => ({
  ...jest.requireActual<object>("node:fs"),
  ...{ mkdirSync: jest.fn(), writeFileSync: jest.fn() },
}));

/** What a browser was asked for. */
let asked: string[];
/** Stands for a page, and for what is found in it. */
const page = () => ({
  goto: (address: string) => void asked.push(`goto ${address}`),
  getByRole: (_: string, { name }: { name: string }) => ({ click: () => void asked.push(name) }),
  screenshot: ({ path }: { path: string }) => void asked.push(`screenshot ${path}`),
  locator: (selector: string) => ({
    waitFor: () => Promise.resolve(),
    first: () => ({ waitFor: () => void asked.push(`wait for ${selector}`) }),
    screenshot: () => void asked.push(`screenshot ${selector}`),
  }),
  addStyleTag: () => Promise.resolve(),
});

const REMOVE = "npm start -- --destroy gunicorn-nginx";
const recorded = () => jest.mocked(record).mock.calls.map(([command]) => command);
beforeEach(() => {
  asked = [];
  jest.mocked(record).mockReset();
  jest.mocked(record).mockImplementation(async (command) => {
    const lines = ["Report:   file:///run/report.html", "Open it:    http://127.0.0.1:8090/"];
    return command === "npm start" ? `in ${ROOT}\r\n${lines.join("\r\n")}\r\n` : "";
  });
  const browser = { newPage: () => page(), close: () => void asked.push("close") };
  jest.mocked(startBrowser).mockResolvedValue(browser as never);
});

test("it is a run from nothing that is shown, and nothing of it is left", async () => {
  await pictures();
  expect(recorded()).toEqual([REMOVE, "npm start", REMOVE]);
});

test("a stack that was not there before is no mistake", async () => {
  jest.mocked(record).mockRejectedValueOnce(new Error("no stack named gunicorn-nginx"));
  await pictures();
  expect(recorded()).toHaveLength(3);
});

test("the terminal's picture says where a clone is, not where this one is", async () => {
  await pictures();
  const [file, svg] = jest.mocked(fs.writeFileSync).mock.calls.at(-1)!;
  expect(file).toBe(`${ROOT}/docs/pictures/terminal.svg`);
  expect(svg).toContain(">in ~/flask-serving</text>");
  expect(svg).not.toContain(ROOT);
});

test("the page is that of the address that was told, with several visitors at once", async () => {
  await pictures();
  expect(asked.filter((one) => one === "goto http://127.0.0.1:8090/")).toHaveLength(6);
  expect(asked.filter((one) => one === "Ask 20 times at once")).toHaveLength(18);
  expect(asked.slice(25, 27)).toEqual(["close", "goto file:///run/report.html"]);
});

test("the report is that of this run, once its charts are drawn", async () => {
  await pictures();
  expect(asked.slice(-4)).toEqual([
    "goto file:///run/report.html",
    "wait for canvas",
    `screenshot ${ROOT}/docs/pictures/report.png`,
    "close",
  ]);
});

test("a browser that does not start leaves no stack behind", async () => {
  jest.mocked(startBrowser).mockRejectedValue(new Error("no chromium"));
  await expect(pictures()).rejects.toThrow("no chromium");
  expect(recorded().at(-1)).toBe(REMOVE);
});
