import { step } from "../../../scripts/setup/step";

let shown: string;
let write: jest.SpyInstance;
beforeEach(() => {
  shown = "";
  write = jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    shown += String(text);
    return true;
  });
});
afterEach(() => write.mockRestore());

test("a step tells what came of it and how long it took", async () => {
  expect(await step("Docker", async () => ({ summary: "engine 27" }))).toEqual({
    summary: "engine 27",
  });
  expect(shown).toMatch(/✓ Docker: engine 27 \(\d+\.\d s\)\n$/);
});

test("a step that fails is named, and its error goes on", async () => {
  await expect(step("Docker", () => Promise.reject(new Error("none")))).rejects.toThrow("none");
  expect(shown).toMatch(/✗ Docker \(\d+\.\d s\)\n$/);
});

describe("where a long step stands", () => {
  const { isTTY, columns } = process.stderr;
  afterEach(() => void Object.assign(process.stderr, { isTTY, columns }));
  const long = (...lines: string[]) =>
    step("Pulumi", async (show) => {
      lines.forEach(show);
      return { summary: "built" };
    });

  test("is one line of a terminal, cut to its width, that goes away at the end", async () => {
    Object.assign(process.stderr, { isTTY: true, columns: 20 });
    await long("compiling", "linking a very long name");
    expect(shown).toMatch(
      // eslint-disable-next-line no-control-regex -- what clears a line is one
      /^\r\x1b\[K… Pulumi: compiling\r\x1b\[K… Pulumi: linking a\r\x1b\[K✓ Pulumi: built \(\d+\.\d s\)\n$/,
    );
  });

  test("is a line now and then for a log, not one for each file", async () => {
    Object.assign(process.stderr, { isTTY: false });
    let now = 1_000_000;
    const clock = jest.spyOn(Date, "now").mockImplementation(() => now);
    await step("Pulumi", async (show) => {
      for (const seconds of [0, 5, 14, 16, 20]) {
        now = 1_000_000 + seconds * 1000;
        show(`after ${seconds}`);
      }
      return { summary: "built" };
    });
    clock.mockRestore();
    expect(shown).toBe("… Pulumi: after 0\n… Pulumi: after 16\n✓ Pulumi: built (20.0 s)\n");
  });
});
