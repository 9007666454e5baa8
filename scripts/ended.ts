/**
 * A signal that is given when the user wants to end.
 * @param reason what is told then, where the work throws it
 */
export function ended(reason?: Error): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(name, () => controller.abort(reason));
  return controller.signal;
}
