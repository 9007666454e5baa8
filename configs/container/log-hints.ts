/** What a line of a log means for someone who has never met it, and which option mends it. */
const HINTS: [RegExp, string][] = [
  [
    /Read-only file system|unable to open database file|attempt to write a readonly database/,
    "The app writes to its own file system, which is read-only. Give it a directory that it may write to: " +
      "set `data` to one or more, each with a hostPath such as ./data and a containerPath such as /srv/app/instance.",
  ],
  [
    /ModuleNotFoundError: No module named/,
    "The image lacks a package: name it in the app's requirements, or mend `app` if it is the app's own module.",
  ],
  [
    /NoAppException|Failed to find Flask application|Failed to find attribute|Failed to parse .* as an attribute/,
    "The app was not found: set `app` to module:callable, or module:factory(), such as my_package:create_app().",
  ],
  [
    /error while loading shared libraries|cannot open shared object file/,
    "The image lacks a library of the system: name its Debian package in aptPackages.",
  ],
  [
    /Temporary failure in name resolution|Name or service not known|Network is unreachable|could not translate host name/,
    "The containers have no way out: set egress to internet for a host elsewhere, hostAccess to true for this one, " +
      "networks to the Docker network of another container.",
  ],
  [
    // nginx says (111: Connection refused) while what it asks is made anew.
    /(?<!\(111: )Connection refused|connection timeout expired|Connection timed out/,
    "Nothing answers where the app asks. A program on this machine has to listen where containers reach it, not on 127.0.0.1 " +
      "alone; one in another container is reached by its name, with networks set to its Docker network.",
  ],
];

/** Sentences for what a log says, each once. */
export function logHints(log: string): string[] {
  return HINTS.filter(([pattern]) => pattern.test(log)).map(([, sentence]) => sentence);
}
