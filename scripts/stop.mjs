// `npm run stop -- STACK`: ends what serves and keeps everything; `npm start` serves again.
import { fail } from "./fail.mjs";
import { run } from "./setup/run.mjs";
import { readStackArguments } from "./stack/arguments.mjs";
import { containersOf } from "./stack/containers.mjs";

async function stop() {
  const { stack } = readStackArguments("npm run stop");
  const running = (await containersOf(stack)).filter((one) => one.running);
  // The proxy first, or it would tell clients that the app is gone.
  running.sort((a, b) => order(a) - order(b));
  for (const { id } of running) await run("docker", ["stop", id]);
  process.stdout.write(
    `Stopped ${stack}: data, results and configuration are kept. Serve again: npm start -- ${stack}\n`,
  );
}

function order({ component }) {
  return component === "proxy" ? 0 : 1;
}

stop().catch(fail);
