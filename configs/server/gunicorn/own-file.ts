/** What an app's own gunicorn.conf.py does not decide in a container of ours: see run_gunicorn.py. */
const OURS = [
  ...["bind", "certfile", "daemon", "graceful_timeout", "group", "keepalive", "keyfile"],
  ...["pidfile", "user", "worker_tmp_dir"],
];

/** A sentence where an app's own gunicorn.conf.py says what has no effect. */
export function ownFileWarnings(text = ""): string[] {
  const names = OURS.filter((name) => new RegExp(`^${name}\\s*=`, "m").test(text));
  if (names.length === 0) return [];
  return [
    `gunicorn.conf.py is used, but for ${names.join(", ")}: where the server listens, as whom it runs ` +
      "and how it ends is its container's. The log says what each of them is.",
  ];
}
