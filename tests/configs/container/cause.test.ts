import { causeOf, causeText, isOwn, shortMessage, tells } from "../../../configs/container/cause";
import type { Chain, Frame, Raised } from "../../../configs/container/traceback";

const frame = (file: string, line: number, source?: string): Frame => ({
  file,
  line,
  text: [`  File "${file}", line ${line}, in shop`, ...(source ? [`    ${source}`] : [])],
});
const OWN = frame("/srv/app/shop/db.py", 12, 'os.environ["SHOP_DB"]');
const PACKAGE = frame("/opt/venv/lib/python3.13/site-packages/flask/app.py", 9);
const raised = (message: string, ...frames: Frame[]): Raised => ({
  message: message.split("\n"),
  frames,
});
const chain = (about: string, ...all: Raised[]): Chain => ({ about, at: 0, raised: all });

test.each([
  ["/srv/app/app.py", true],
  ["/srv/app/lib/shop.py", true],
  ["/opt/venv/lib/python3.13/site-packages/flask/app.py", false],
  ["/usr/lib/python3/dist-packages/six.py", false],
  ["/usr/local/lib/python3.13/os.py", false],
  ["/opt/flask-serving/run_gunicorn.py", false],
  ["<frozen importlib._bootstrap>", false],
])("%s is the app's own: %s", (file, expected) => {
  expect(isOwn(frame(file, 1))).toBe(expected);
});

describe("of several exceptions", () => {
  const caught = chain("", raised("ValueError: caught and logged", OWN));
  const request = chain("Exception on / [GET]", raised("KeyError: 'of a request'", OWN));
  const worker = chain("Exception in worker process", raised("KeyError: 'SHOP_DB'", OWN));
  const halt = chain("", raised("gunicorn.errors.HaltServer: <HaltServer 3>", PACKAGE));

  test("the one that ended a worker is the cause, whatever came after it", () => {
    expect(causeOf([caught, worker, request, halt])).toBe(worker);
  });

  test("the one of a request comes before one that was only logged", () => {
    expect(causeOf([request, caught])).toBe(request);
  });

  test("the last of a kind is the cause", () => {
    const later = chain("", raised("ValueError: later", OWN));
    expect(causeOf([caught, later])).toBe(later);
  });

  test("none is the cause where there is none", () => {
    expect(causeOf([])).toBeUndefined();
  });

  test("one that only ended the process tells nothing of the app, nor does one in packages alone", () => {
    expect(tells(halt)).toBe(false);
    expect(tells(chain("", raised("KeyboardInterrupt", OWN)))).toBe(false);
    expect(tells(chain("Exception ignored in: <x>", raised("OSError: x", OWN)))).toBe(false);
    expect(tells(chain("", raised("ValueError: x", PACKAGE)))).toBe(false);
    expect(tells(worker)).toBe(true);
  });
});

describe("a cause is told", () => {
  test("with the last place in the app's own code, and its source", () => {
    expect(causeText(chain("", raised("KeyError: 'SHOP_DB'", OWN, PACKAGE)))).toEqual([
      "KeyError: 'SHOP_DB'\n  in shop/db.py, line 12: os.environ[\"SHOP_DB\"]",
    ]);
  });

  test("without a place where none is the app's own", () => {
    expect(causeText(chain("", raised("ValueError: x", PACKAGE)))).toEqual(["ValueError: x"]);
  });

  test("with all that it led to, in the log's order", () => {
    const both = chain("", raised("KeyError: 'A'", OWN), raised("RuntimeError: no A", OWN));
    expect(causeText(both).map((text) => text.split("\n")[0])).toEqual([
      "KeyError: 'A'",
      "Then: RuntimeError: no A",
    ]);
  });
});

describe("a message", () => {
  test("ends where Gunicorn writes it again behind the traceback", () => {
    expect(shortMessage(raised("ValueError: no A\nno A"))).toEqual(["ValueError: no A"]);
    expect(shortMessage(raised("ValueError: no A\nno A (worker 7)"))).toEqual(["ValueError: no A"]);
  });

  test("has no more than 300 characters a line", () => {
    const [line] = shortMessage(raised(`ValueError: ${"x".repeat(400)}`));
    expect(line).toBe(`ValueError: ${"x".repeat(288)}…`);
  });

  test("has no more than 30 lines, and says how many there were", () => {
    const lines = Array.from({ length: 42 }, (_, index) => `line ${index}`);
    expect(shortMessage(raised(lines.join("\n"))).slice(-2)).toEqual([
      "line 29",
      "… 12 more lines",
    ]);
  });

  test("has no empty lines at its end", () => {
    expect(shortMessage(raised("ValueError: x\n\n"))).toEqual(["ValueError: x"]);
  });
});
