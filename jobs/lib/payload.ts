import * as path from "node:path";

/** What goes into containers, and into a report's page: it is written for what is there, not for Node.js here. */
export const PAYLOAD = path.join(__dirname, "..", "payload");
