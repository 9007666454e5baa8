import { hardeningArgs } from "../../../../components/engine/docker/hardening-args";
import { hardening, PIDS } from "../../../../configs/container/hardening";
import { hardeningArgv } from "../../../../configs/container/hardening-argv";
import { tmpfsFor } from "../../../../configs/container/spec";

const value = hardening({
  ...{ user: "501:20", memoryMb: 512, cpus: 0.5, openFiles: 1024, init: true },
  tmpfs: { "/tmp": tmpfsFor("501:20") },
});

/** What follows an option on a command line, each time that it is there. */
function values(argv: string[], option: string): string[] {
  return argv.flatMap((word, index) => (word === option ? [argv[index + 1]!] : []));
}

/** The command line as the provider's arguments. */
function read(argv: string[]) {
  const [memory, memorySwap] = ["--memory", "--memory-swap"].map((option) =>
    Number(values(argv, option)[0]?.replace(/m$/, "")),
  );
  const [, soft, hard] = /^nofile=(\d+):(\d+)$/.exec(values(argv, "--ulimit")[0] ?? "") ?? [];
  const pairs = (option: string, separator: string) =>
    Object.fromEntries(
      values(argv, option).map((one) => {
        const at = one.indexOf(separator);
        return [one.slice(0, at), one.slice(at + 1)];
      }),
    );
  return {
    user: values(argv, "--user")[0],
    readOnly: argv.includes("--read-only"),
    capabilities: { drops: values(argv, "--cap-drop") },
    securityOpts: values(argv, "--security-opt"),
    ...{ memory, memorySwap, cpus: values(argv, "--cpus")[0] },
    ulimits: [{ name: "nofile", soft: Number(soft), hard: Number(hard) }],
    init: argv.includes("--init"),
    tmpfs: pairs("--tmpfs", ":"),
    logDriver: values(argv, "--log-driver")[0],
    logOpts: pairs("--log-opt", "="),
  };
}

test("the provider and docker's command line are told the same hardening", () => {
  expect(read(hardeningArgv(value))).toEqual(hardeningArgs(value));
});

test("the command line bounds processes and threads, for which the provider has no field", () => {
  expect(values(hardeningArgv(value), "--pids-limit")).toEqual([String(PIDS)]);
});

test("without a bound on CPUs neither names one", () => {
  const free = hardening({ ...value, cpus: undefined });
  expect(hardeningArgv(free)).not.toContain("--cpus");
  expect(hardeningArgs(free)).not.toHaveProperty("cpus");
});
