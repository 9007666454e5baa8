import { runProcess } from "../../../jobs/lib/process";

const node = (program: string, options = {}) => runProcess("node", ["-e", program], options);

test("a program's lines are shown whole, however they come, and the last one without its end too", async () => {
  const lines: string[] = [];
  const program = `process.stdout.write("a"); setTimeout(() => process.stdout.write("b\\r\\nc"), 50)`;
  await node(program, { onLine: (line: string) => lines.push(line) });
  expect(lines).toEqual(["ab", "c"]);
});

test("a long stdout may be told by its lines alone, and is not kept then; of stderr the end is", async () => {
  const lines: string[] = [];
  const program = `console.log("a\\nb"); console.error("x".repeat(9000) + "the end")`;
  const told = { forgets: true, onLine: (line: string) => lines.push(line) };
  const { stdout, all } = await node(program, told);
  expect([lines.slice(0, 2), stdout, all.length]).toEqual([["a", "b"], "", 4096]);
  expect(all).toMatch(/^x+the end\n$/);
});

test("of what is told by its lines alone both streams are, each by itself", async () => {
  const lines: string[] = [];
  const program = `process.stdout.write("a"); process.stderr.write("b"); setTimeout(() => { console.log("c"); console.error("d"); }, 50)`;
  await node(program, { forgets: true, onLine: (line: string) => lines.push(line) });
  expect(lines.sort()).toEqual(["ac", "bd"]);
});

test("a program that ends before it has read its input has its own exit code", async () => {
  expect((await node("process.exit(4)", { input: "x".repeat(1 << 20) })).exitCode).toBe(4);
});

test("a program that a signal ends has failed", async () => {
  expect((await node('process.kill(process.pid, "SIGTERM")')).exitCode).toBe(1);
});

test("variables are given besides the ones that are there", async () => {
  const { stdout } = await node("console.log(process.env.COLOUR, !!process.env.PATH)", {
    env: { COLOUR: "red" },
  });
  expect(stdout).toBe("red true\n");
});

test("a program that is not there is an error", async () => {
  await expect(runProcess("no-such-program", [])).rejects.toMatchObject({ code: "ENOENT" });
});
