import { pythonArgv } from "../../configs/container/python-argv";
import { LOCUST_PYTHON } from "../../configs/load/locust-argv";
import { lastLines, tryDocker } from "./docker";
import { JobError } from "./job";

/** Fixed text: the address comes as arguments. */
const PROGRAM = [
  "import socket, sys",
  "try:",
  "    socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=5).close()",
  "except OSError as error:",
  "    sys.exit(str(error))",
].join("\n");

/** Makes sure that a container reaches the address that it is to put under load. */
export async function probe(
  container: string,
  { host, port }: { host: string; port: number },
): Promise<void> {
  const argv = ["exec", container, ...pythonArgv(LOCUST_PYTHON, PROGRAM, [host, String(port)])];
  const { exitCode, all } = await tryDocker(argv);
  if (exitCode === 0) return;
  throw new JobError(
    `Locust cannot reach ${host}:${port} on the service's network:\n${lastLines(all, 3)}\n` +
      "Nothing was measured. See whether the service still runs: `docker ps`, `docker logs`.",
  );
}
