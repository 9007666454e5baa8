import {
  Comparison,
  type ComparisonArgs,
  comparisonArgsProblems,
  Proxy,
  Server,
  Tuning,
} from "../../../components";
import { engine, inputOf, mockPulumi, named, settled, valueOf } from "../../../testing";

const as = (name: string, server: Server, proxy: Proxy = Proxy.None) => ({
  ...{ name, server, proxy, tuning: Tuning.Production },
});
const ARGS: ComparisonArgs = {
  appDir: "app",
  paths: ["/api/items"],
  candidates: [
    as("gunicorn", Server.Gunicorn),
    as("gunicorn-nginx", Server.Gunicorn, Proxy.Nginx),
    as("granian", Server.Granian),
  ],
};

async function made(more: Partial<ComparisonArgs> = {}) {
  const registered = await mockPulumi();
  const comparison = await settled(new Comparison("compare", { ...ARGS, ...more }, engine()));
  return { registered, comparison };
}

test("it has an image for each server, a network, and one job, and serves nothing by itself", async () => {
  const { registered } = await made();
  const parts = registered.filter(({ type }) => type.startsWith("flask-serving:"));
  expect(parts.map(({ name }) => name)).toEqual([
    ...["compare", "compare-gunicorn", "compare-granian", "compare-network"],
  ]);
  expect(registered.filter(({ type }) => type.startsWith("docker:index/container"))).toEqual([]);
});

test("its job is told each candidate with its image", async () => {
  const { registered } = await made();
  const input = inputOf(registered, "compare");
  const told = input.candidates.map(({ name, image }: Record<string, string>) => [name, image]);
  expect(told).toEqual(
    ["gunicorn", "gunicorn-nginx", "granian"].map((name) => [name, "sha256:app"]),
  );
  expect(input).toMatchObject({ reference: "gunicorn", stack: "test", user: expect.any(String) });
});

test("one thing changed at a time needs both servers, and its ways have their images, too", async () => {
  const gunicorn = [ARGS.candidates[0]!, { ...ARGS.candidates[0]!, name: "again" }];
  const told = async (ablation: boolean) => {
    const { registered } = await made({ candidates: gunicorn, ablation });
    return inputOf(registered, "compare");
  };
  expect((await told(false)).ablation).toEqual([]);
  const { variants, ablation } = await told(true);
  expect(ablation).toHaveLength(14);
  expect(new Set(variants.map(({ image }: { image: string }) => image))).toEqual(
    new Set(["sha256:app"]),
  );
  expect(new Set(variants.map(({ server }: { server: string }) => server))).toEqual(
    new Set(["gunicorn", "granian"]),
  );
});

test("what an ablation's own ways would not take is told before anything starts", () => {
  const gunicorn = [ARGS.candidates[0]!, { ...ARGS.candidates[0]!, name: "again" }];
  const args = { ...ARGS, candidates: gunicorn, nginx: { keepAlive: "yes" } as never };
  // No candidate of these has an nginx.
  expect(comparisonArgsProblems(args)).toEqual([]);
  expect(comparisonArgsProblems({ ...args, ablation: true })).toEqual([
    { path: "nginx.keepAlive", expected: "true or false", got: "yes" },
  ]);
});

test("with a secret all that it is told is secret, and its command line has none of it", async () => {
  const { registered } = await made({ secretEnv: { TOKEN: "hush" }, secretRevision: "1" });
  const { stdin, create } = named(registered, "compare");
  expect(typeof stdin).not.toBe("string");
  expect(create).not.toContain("hush");
});

test("it tells verdicts, ratios, the ledger and where the report lies", async () => {
  const { comparison } = await made();
  expect(await valueOf(comparison.report)).toBe("results/test/compare-1/report.html");
  expect(await valueOf(comparison.ratios)).toMatchObject({
    carriedPerSecond: { granian: { ratio: 2 } },
  });
  expect(await valueOf(comparison.verdicts)).toHaveLength(1);
  expect(await valueOf(comparison.ledger)).toMatchObject([{ candidate: "gunicorn" }]);
  expect(Object.keys(comparison.outputs)).toEqual([
    ...["comparison", "ratios", "verdicts", "ledger", "ablation", "report", "result"],
  ]);
});

test("what is wrong with the app and with the comparison is told at once, each once", async () => {
  await mockPulumi();
  const wrong = { ...ARGS, ablation: true, rounds: 1, workers: 0, memoryMb: 1 };
  expect(() => new Comparison("compare", wrong, engine())).toThrow(
    'Comparison "compare": 3 problems to mend\n' +
      "  rounds: expected an integer from 2 to 100, got 1.\n" +
      "  memoryMb: expected an integer from 32 to 1048576, got 1.\n" +
      "  workers: expected an integer from 1 to 64, got 0.",
  );
});
