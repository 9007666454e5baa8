/** What an app's own gunicorn.conf.py does not decide in a container of ours: see run_gunicorn.py. */
const OURS = [
  ...["bind", "certfile", "daemon", "graceful_timeout", "group", "keepalive", "keyfile"],
  ...["pidfile", "user", "worker_tmp_dir"],
];

/** The names in an app's own gunicorn.conf.py that have no effect. */
export function withoutEffect(text: string): string[] {
  return OURS.filter((name) => new RegExp(`^${name}\\s*=`, "m").test(text));
}

const COUNTS =
  "gunicorn.conf.py counts CPUs: it gets those of cpus, else 1, and not the host's, and no more workers than memoryMb " +
  "holds. The log says how many; workers decides it otherwise.";

/** A sentence where an app's own gunicorn.conf.py says what has no effect. */
export function ownFileWarnings(text = ""): string[] {
  const names = withoutEffect(text);
  const counts = /\bcpu_count\b|\bsched_getaffinity\b/.test(text) ? [COUNTS] : [];
  if (names.length === 0) return counts;
  return [
    ...counts,
    `gunicorn.conf.py is used, but for ${names.join(", ")}: where the server listens, as whom it runs ` +
      "and how it ends is its container's. The log says what each of them is.",
  ];
}
