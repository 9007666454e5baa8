// `npm run shell -- STACK`: a shell where the app runs, as its user.
import { spawn } from "node:child_process";
import { fail } from "./fail.mjs";
import { SetupError } from "./setup/run.mjs";
import { readStackArguments } from "./stack/arguments.mjs";
import { containersOf } from "./stack/containers.mjs";

async function shell() {
  const { stack } = readStackArguments("npm run shell");
  const app = (await containersOf(stack)).find(({ component }) => component === "web");
  if (!app?.running) throw new SetupError(`${stack} is stopped. Start it: npm start -- ${stack}`);
  const terminal = process.stdin.isTTY ? ["--tty"] : [];
  const child = spawn("docker", ["exec", "--interactive", ...terminal, app.id, "bash"], {
    stdio: "inherit",
  });
  child.on("error", fail).on("close", (code) => process.exit(code ?? 1));
}

shell().catch(fail);
