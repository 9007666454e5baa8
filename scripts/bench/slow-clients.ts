import * as net from "node:net";

/** What each of them sends: more than it gets to send. */
const REQUEST =
  "POST /api/items HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
  "Content-Length: 1000\r\n\r\n";

/**
 * Clients that send ten bytes of a request a second, from its first one on.
 * @returns what ends them
 */
export function slowClients(port: number, count: number): () => void {
  const sockets = Array.from({ length: count }, () =>
    net.connect(port, "127.0.0.1").on("error", () => undefined),
  );
  let sent = 0;
  const send = () => {
    for (const socket of sockets) if (socket.writable) socket.write(REQUEST[sent] ?? " ");
    sent += 1;
  };
  const timer = setInterval(send, 100);
  return () => {
    clearInterval(timer);
    for (const socket of sockets) socket.destroy();
  };
}
