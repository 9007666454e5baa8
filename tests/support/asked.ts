import * as http from "node:http";
import * as net from "node:net";

/** What a server is asked. */
export interface Asked {
  /** @default 127.0.0.1 */
  address?: string;
  method?: string;
  /** In place of that of the address. */
  host?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  agent?: http.Agent;
}

/** What it answers. */
export interface Answered {
  status: number | undefined;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Asks a port of this machine; by Node's plain client, which changes nothing of a path. */
export function ask(port: number, path: string, asked: Asked = {}): Promise<Answered> {
  const { address = "127.0.0.1", method = "GET", host, headers = {}, body, agent } = asked;
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        ...{ port, host: address, path, method, agent: agent ?? false },
        headers: { ...(host && { Host: host }), ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode: status, headers } = response;
          resolve({ status, headers, body: Buffer.concat(parts).toString() });
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** Sends bytes as they are; gives all that comes until the other side, or the time, ends it. */
export function send(port: number, text: string, milliseconds = 2000): Promise<string> {
  return new Promise((resolve) => {
    let got = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    const end = () => {
      socket.destroy();
      resolve(got);
    };
    socket.setTimeout(milliseconds, end);
    socket.on("data", (part) => (got += part.toString("latin1")));
    socket.on("close", end);
    socket.on("error", end);
  });
}
