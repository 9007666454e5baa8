/** Where a tool writes what it has locked, for pip. */
export const LOCKED = "/tmp/locked.txt";

/** Installs all of it. */
export const INSTALL_LOCKED = `pip install -r ${LOCKED}`;

/** Installs it before the app's sources are there: what lies in the app comes with them. */
export function fromLocked(hasPaths: boolean): string[] {
  if (!hasPaths) return [INSTALL_LOCKED];
  const local = "^(-e *|[^ ]+ @ )?(\\.|file:)";
  return [
    `{ grep -vE '${local}' ${LOCKED} > /tmp/others.txt || true; }`,
    "pip install -r /tmp/others.txt",
  ];
}
