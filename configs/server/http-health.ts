import type { HealthCheck } from "../container/spec";

/** Fixed text: the address is an argument of its own, never a part of the program. */
const PROGRAM = [
  "import sys, urllib.error, urllib.request as request",
  "opener = request.build_opener(request.ProxyHandler({}))",
  "try:",
  "    status = opener.open(sys.argv[1], timeout=2).status",
  "except urllib.error.HTTPError as error:",
  "    status = error.code",
  "except OSError as error:",
  "    sys.exit(f'{sys.argv[1]}: {error}')",
  "sys.exit(0 if status < 500 else f'{sys.argv[1]} answers {status}')",
].join("\n");

/** Asks a server, from inside its container, by the Python that is there anyway: any answer below 500 will do. */
export function httpHealthCheck(port: number, path: string): HealthCheck {
  return {
    command: ["python3", "-c", PROGRAM, `http://127.0.0.1:${port}${path}`],
    // Seldom: each check starts a Python, beside the app that is measured.
    intervalSeconds: 30,
    timeoutSeconds: 5,
  };
}
