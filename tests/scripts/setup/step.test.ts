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
