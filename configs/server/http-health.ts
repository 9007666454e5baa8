import { pythonArgv } from "../container/python-argv";
import type { HealthCheck } from "../container/spec";

/**
 * Fixed text: what it asks comes as arguments. It follows no redirect, since that may lead to where nobody
 * answers, and its sentences name what was asked, what came, and what mends it.
 */
const PROGRAM = [
  "import http.client, socket, sys",
  "port, path, seconds = sys.argv[1:]",
  "asked = f'healthPath {path}'",
  "connection = http.client.HTTPConnection('127.0.0.1', int(port), timeout=float(seconds))",
  "try:",
  "    connection.request('GET', path)",
  "    status = connection.getresponse().status",
  "except socket.timeout:",
  "    sys.exit(f'{asked} has no answer within {seconds} s: a slow one gets more by healthTimeoutSeconds')",
  "except ConnectionRefusedError:",
  "    sys.exit(f'{asked} has no answer: nothing listens on port {port} yet')",
  "except (OSError, http.client.HTTPException) as error:",
  "    sys.exit(f'{asked} has no answer: {type(error).__name__} {error}')",
  "if status >= 500:",
  "    sys.exit(f'{asked} answers with status {status}: any below 500 will do')",
].join("\n");

/** How a server is asked. */
export interface HttpHealth {
  port: number;
  healthPath: string;
  healthTimeoutSeconds: number;
}

/** Asks a server, from inside its container, by the Python that is there anyway: any answer below 500 will do. */
export function httpHealthCheck({
  port,
  healthPath,
  healthTimeoutSeconds,
}: HttpHealth): HealthCheck {
  return {
    command: pythonArgv("python3", PROGRAM, [port, healthPath, healthTimeoutSeconds].map(String)),
    // Seldom: each check starts a Python, beside the app that is measured.
    intervalSeconds: 30,
    // Python itself takes its time to start on a busy machine.
    timeoutSeconds: healthTimeoutSeconds + 3,
  };
}
