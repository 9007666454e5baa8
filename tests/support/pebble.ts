import * as https from "node:https";
import { bridgeAddress } from "./bridge-address";
import { docker, freePort } from "./docker";
import { forkyImage } from "./forky";

/** A CA that runs until what has its label is removed. */
export interface Pebble {
  container: string;
  /** The address of its directory, as containers reach it. */
  uri: string;
  /** By what that is known. */
  certificate: string;
  /** What issued what it gives out. */
  root: string;
}

/** Where it is asked, and whom it asks. */
interface PebbleOptions {
  /** The label of what it leaves. */
  label: string;
  /** The names that it takes for this host's. */
  names: string[];
  /** The port of 127.0.0.1 that it asks for them, as a CA of the internet asks port 80. */
  httpPort: number;
  /** For how many seconds a certificate is valid. */
  seconds: number;
}

/** Debian's pebble, on this host's own network. */
export async function startPebble(options: PebbleOptions): Promise<Pebble> {
  const { label, names, httpPort, seconds } = options;
  const address = bridgeAddress();
  const [port, management] = [await freePort(), await freePort()];
  const pebble = {
    ...{ listenAddress: `${address}:${port}`, managementListenAddress: `127.0.0.1:${management}` },
    ...{ certificate: "/pebble.crt", privateKey: "/pebble.key", httpPort, tlsPort: 1 },
    profiles: { default: { description: "of a test", validityPeriod: seconds } },
  };
  const hosts = names.flatMap((name) => ["--add-host", `${name}:127.0.0.1`]);
  const env = ["PEBBLE_VA_NOSLEEP=1", "PEBBLE_WFE_NONCEREJECT=0"].flatMap((one) => ["--env", one]);
  const how = ["--detach", "--label", label, "--network", "host", ...hosts, ...env];
  const container = docker(
    "run",
    ...how,
    await forkyImage("pebble", { ADDRESS: address }),
    JSON.stringify({ pebble }),
  );
  const certificate = docker("exec", container, "cat", "/pebble.crt");
  const root = await rootOf(management, certificate);
  return { container, uri: `https://${address}:${port}/dir`, certificate, root };
}

/** It tells only once it listens. */
async function rootOf(port: number, ca: string): Promise<string> {
  for (;;) {
    try {
      return await text(port, ca);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") throw error;
    }
  }
}

function text(port: number, ca: string): Promise<string> {
  // Its certificate is for the other address.
  const how = {
    host: "127.0.0.1",
    port,
    path: "/roots/0",
    ca,
    checkServerIdentity: () => undefined,
  };
  return new Promise((resolve, reject) => {
    const request = https.get(how, (response) => {
      let body = "";
      response.on("data", (part: Buffer) => (body += part.toString()));
      response.on("end", () => resolve(body));
    });
    request.on("error", reject);
  });
}
