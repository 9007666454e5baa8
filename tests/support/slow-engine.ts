import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";

/** What is made on an engine. */
export type Kind = "containers" | "networks" | "volumes";

/** An engine that can keep the answer to itself when it has made something. */
export interface SlowEngine {
  /** As DOCKER_HOST has it. */
  host: string;
  /** From now on the answer to one that makes this kind is kept back; resolves once the engine has made it. */
  keepBack(kind: Kind): Promise<void>;
  close(): void;
}

/** Stands before the engine that tests use, and passes everything on, byte by byte. */
export function slowEngine(): SlowEngine {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-engine-"));
  const socket = path.join(directory, "docker.sock");
  let made: { request: RegExp; resolve: () => void } | undefined;
  // docker ends what it sends before it reads what a command prints.
  const server = net.createServer({ allowHalfOpen: true }, (client) => {
    const engine = net.connect({
      path: process.env.DOCKER_HOST?.slice("unix://".length) ?? "/var/run/docker.sock",
      allowHalfOpen: true,
    });
    let kept: (() => void) | undefined;
    client.on("data", (chunk) => {
      if (made?.request.test(chunk.toString("latin1"))) {
        kept = made.resolve;
        made = undefined;
      }
      engine.write(chunk);
    });
    engine.on("data", (chunk) => {
      if (kept) return kept();
      client.write(chunk);
    });
    const over = () => [client, engine].forEach((one) => one.destroy());
    for (const one of [client, engine]) one.on("error", over).on("close", over);
    client.on("end", () => engine.end());
    engine.on("end", () => client.end());
  });
  server.listen(socket);
  return {
    host: `unix://${socket}`,
    keepBack: (kind) =>
      new Promise((resolve) => {
        made = { request: new RegExp(`^POST (/v[0-9.]+)?/${kind}/create`), resolve };
      }),
    close() {
      server.close();
      fs.rmSync(directory, { recursive: true });
    },
  };
}
