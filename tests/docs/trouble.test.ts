import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

const page = readFileSync("docs/trouble.md", "utf8");
const symptoms = [...page.matchAll(/^\| (.+?) +\|/gm)]
  .map(([, symptom = ""]) => symptom)
  .filter((symptom) => symptom !== "you see" && !/^-+$/.test(symptom));

/** The tests, but those of the docs: what each of them reproduces, it quotes. */
const tests = readdirSync("tests", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && !file.startsWith("docs"))
  .map((file) => readFileSync(path.join("tests", file), "utf8"));

test.each(symptoms)("a test reproduces: %s", (symptom) => {
  // A word alone names an option or a file; `…` stands for what differs.
  const codes = [...symptom.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
  const quoted = codes.filter((code) => code.includes(" ")).map((code) => code.split("…"));
  expect(quoted).not.toEqual([]);
  for (const parts of quoted) {
    const reproduced = tests.some((text) => parts.every((part) => text.includes(part.trim())));
    expect({ parts, reproduced }).toEqual({ parts, reproduced: true });
  }
});
