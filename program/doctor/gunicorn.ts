import { gunicornCommand } from "../../configs/image/start-command";
import { withoutEffect } from "../../configs/server/gunicorn/own-file";
import { WorkerClass } from "../../configs/server/gunicorn/worker-class";
import type { Finding, Look } from "./finding";

const FILE = "gunicorn.conf.py";

/** How the app's own files have Gunicorn run. */
export function gunicornFindings({ files, texts }: Look): Finding[] {
  return [...fileFinding(texts[FILE]), ...startFindings(files, texts)];
}

/** Its own file decides by itself, as far as a container lets it. */
function fileFinding(text: string | undefined): Finding[] {
  if (text === undefined) return [];
  const names = withoutEffect(text);
  const why =
    names.length === 0
      ? "Gunicorn takes it, but for what is set here"
      : `Gunicorn takes it, but for what is set here, and for ${names.join(", ")}, which are the container's`;
  return [{ key: FILE, value: "is used", why, kind: "known" }];
}

/** Gunicorn's flags, a short one with its value right behind it or not, and the keys that say the same. */
const FLAGS: readonly { flag: RegExp; key: string; allowed?: readonly string[] }[] = [
  { flag: /\s(?:-w\s*|--workers[\s=]+)(\d+)/, key: "workers" },
  { flag: /\s--threads[\s=]+(\d+)/, key: "threads" },
  {
    flag: /\s(?:-k\s*|--worker-class[\s=]+)(\w+)/,
    key: "workerClass",
    allowed: Object.values(WorkerClass),
  },
  { flag: /\s(?:-t\s*|--timeout[\s=]+)([1-9]\d*)/, key: "timeoutSeconds" },
  { flag: /\s--max-requests[\s=]+(\d+)/, key: "maxRequests" },
];

/** The command of another host, or of a Dockerfile of the app's own. */
function startFindings(files: readonly string[], texts: Look["texts"]): Finding[] {
  const file = ["Procfile", "Dockerfile"].find((one) => gunicornCommand(texts[one]) !== undefined);
  const command = gunicornCommand(texts[file ?? ""]) ?? "";
  const own = configFinding(
    /\s(?:-c|--config)[\s=]+(?:file:|\.\/)?([\w./-]+)/.exec(command)?.[1],
    files,
  );
  return own.concat(
    FLAGS.flatMap(({ flag, key, allowed }): Finding[] => {
      const value = flag.exec(command)?.[1];
      if (value === undefined || allowed?.includes(value) === false) return [];
      return [{ key, value, why: `${file} starts Gunicorn so`, kind: "certain" }];
    }),
  );
}

/** A file of Gunicorn's under another name than the one that it looks for by itself. */
function configFinding(name: string | undefined, files: readonly string[]): Finding[] {
  if (name === undefined || name === FILE || !files.includes(name)) return [];
  const why = `Gunicorn is started with ${name}, which it does not look for by itself`;
  return [{ key: "env.GUNICORN_CMD_ARGS", value: `--config ${name}`, why, kind: "certain" }];
}
