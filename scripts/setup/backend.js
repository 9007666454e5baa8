const { randomBytes } = require("node:crypto");
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { ROOT } = require("./paths");

/** A file of its own for each file's attributes is not written in one go: a kill could cut it, and the state with it. */
const ATOMIC = "?metadata=skip";

/** The backend that the user is logged in to, else one of files in the project, chosen by environment only. */
function ensureBackend() {
  const kept = chosenByUser();
  if (kept) return { env: {}, summary: kept };
  const directory = path.join(ROOT, ".flask-serving");
  mkdirSync(path.join(directory, "state"), { recursive: true });
  /** @type {Record<string, string>} */
  const env = { PULUMI_BACKEND_URL: ourBackend() };
  const { PULUMI_CONFIG_PASSPHRASE: passphrase, PULUMI_CONFIG_PASSPHRASE_FILE: file } = process.env;
  // Ours, in a shell after `npm run env`, is no choice of the user's: the next shell needs it too.
  if (!passphrase && (!file || file === path.join(directory, "passphrase"))) {
    env.PULUMI_CONFIG_PASSPHRASE_FILE = passphraseFile(directory);
  }
  return { env, summary: "files in .flask-serving/state" };
}

function ourBackend() {
  return `file://${path.join(ROOT, ".flask-serving", "state")}${ATOMIC}`;
}

function chosenByUser() {
  const { PULUMI_BACKEND_URL: url, PULUMI_ACCESS_TOKEN: token } = process.env;
  if (url && url !== ourBackend()) return `yours, ${url}`;
  if (token) return "yours, by PULUMI_ACCESS_TOKEN";
  // The user's own home, not the one of a pulumi that was made here.
  const credentials = path.join(os.homedir(), ".pulumi", "credentials.json");
  const current = existsSync(credentials) && JSON.parse(readFileSync(credentials, "utf8")).current;
  return current ? `yours, ${current}` : null;
}

/**
 * Made once, for its owner's eyes only.
 * @param {string} directory
 */
function passphraseFile(directory) {
  const file = path.join(directory, "passphrase");
  if (!existsSync(file))
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return file;
}

module.exports = { ensureBackend };
