import * as path from "node:path";

/** The programs that go into containers: they are written for what is there, not for Node.js here. */
export const PAYLOAD = path.join(__dirname, "..", "payload");
