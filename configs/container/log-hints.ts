import * as path from "node:path";
import { type KnownLine, listed, sentencesFor } from "./known-line";
import { packageOf } from "./module-package";
import { MOVED_NAME, requirementOf } from "./moved-name";
import { SERVICE_LINES } from "./service-lines";
import { debianPackageOf } from "./system-library";
import { packageOfProgram, PROGRAMS } from "./system-program";

/** Where an app lies in its image, and runs. */
const APP = "/srv/app";

/** What Python brought until 3.11, or 3.12. */
const GONE = [
  ...["aifc", "asynchat", "asyncore", "audioop", "cgi", "cgitb", "chunk", "crypt", "distutils"],
  ...["imghdr", "imp", "lib2to3", "mailcap", "nntplib", "pipes", "smtpd", "sndhdr", "spwd"],
  ...["sunau", "telnetlib", "uu", "xdrlib"],
];

/** A directory that could not be made, whatever its name looks like. */
const MADE_DIRECTORY =
  /(?:in (?:makedirs|mkdir)|\bmkdir\(.*)\n(?:[ \t].*\n){0,2}\w+: \[Errno 30\] Read-only file system: '([^']+)'/;

/** What a running app or its server says as it fails, and which argument mends it. */
export const LOG_LINES: readonly KnownLine[] = [
  {
    pattern:
      /KeyError: '([A-Z][A-Z0-9_]+)'|variable "([A-Z][A-Z0-9_]+)" not set|UndefinedValueError: ([A-Z][A-Z0-9_]+) not found|[Ss]et(?:ting)? the ([A-Z][A-Z0-9_]+) environment variable|Config '([A-Z][A-Z0-9_]+)' is missing/,
    sentence: (names) => missingVariables(names),
  },
  {
    pattern:
      /^ *(\w+)\n +(?:Field required \[type=missing|field required \(type=value_error\.missing)/m,
    sentence: (fields) =>
      `${missingVariables(fields.map((field) => field.toUpperCase()))} ` +
      "Where the settings have an env_prefix, it stands before each name.",
  },
  {
    pattern: /no secret key was set/,
    sentence:
      "The app has no SECRET_KEY. Where it reads that from a variable, set secretEnv.SECRET_KEY: a `.env` stays out of the image.",
  },
  {
    pattern: /no such table: (\S+)|relation "(\S+)" does not exist|Table '(\S+)' doesn't exist/,
    sentence: (tables) =>
      `The app's database lacks ${listed(tables)}: nobody has made its tables yet. Set release to what makes them, such as ` +
      "`flask db upgrade` or the app's own command: it runs before each new version serves.",
  },
  {
    pattern:
      /Read-only file system(?!:)|unable to open database file|attempt to write a readonly database/,
    sentence: `${writable("/srv/app/instance")} A file that has to lie beside the sources, such as a SQLite database, is kept there by its files.`,
  },
  {
    pattern: MADE_DIRECTORY,
    sentence: ([told = ""]) => writable(path.posix.resolve(APP, told)),
  },
  {
    pattern: /Read-only file system: '([^']+)'/,
    unless: MADE_DIRECTORY,
    sentence: ([told = ""]) => writableFor(told),
  },
  {
    pattern:
      /Permission denied(?:: | \(while attempting to bind on address )\('[^']*', (\d+)\)|Can't connect to \('[^']*', (\d+)\)/,
    sentence: (ports) =>
      `The app may not listen on port ${listed(ports)} itself: it runs without root's rights. Leave listening to the server, ` +
      "which port tells where.",
  },
  {
    pattern: /Permission denied: '([^']+)'/,
    sentence: (paths) =>
      `The user that the app runs as (uid, gid) may not use ${listed(paths)}. For a directory of data, make it that user's ` +
      "on the host; for another place to write to, set data.",
  },
  {
    pattern: /No space left on device/,
    sentence:
      "A file system is full: the disk of this machine, where data and /tmp lie, or /dev/shm, which is memory and small.",
  },
  {
    pattern:
      /Booting worker[^]*(?:\* Serving Flask app|\* Running on http)|Serving Flask app[^]*\[ERROR\] Worker \(pid/,
    sentence:
      'The app starts a server itself while Gunicorn imports it: put app.run() under `if __name__ == "__main__":`.',
  },
  {
    pattern: /Address already in use|Address in use|is in use by another program/,
    sentence:
      "Something in the app's container listens there already: the app starts a server, or a listener, of its own in each " +
      "process that imports it. Take that out of what is imported.",
  },
  {
    pattern:
      /^usage: (?!.*\[OPTIONS\])[^]*?: error: |^Usage: (?:run_)?gunicorn(?:\.py)? \[OPTIONS\]/m,
    sentence:
      "The app reads command-line arguments while it is imported, and finds those of its server: parse them under " +
      '`if __name__ == "__main__":`, and read settings from env.',
  },
  {
    pattern: /\[ERROR\] Worker \(pid:\d+\) exited with code (?!3\b)\d/,
    sentence:
      "The app ends its process while it is imported: look for sys.exit(), exit(), os._exit(), or a parser of arguments.",
  },
  {
    pattern: /It wrote nothing\./,
    sentence:
      "What ends without a word has ended itself, or goes on in the background: look for exit() in what is imported, and " +
      "for daemon in gunicorn.conf.py, which a container has no use for.",
  },
  {
    pattern:
      /was sent SIGKILL|due to signal 9|killed by SIGKILL|MemoryError|Cannot allocate memory|more memory than its limit/,
    sentence:
      "The app was killed, as one is that needs more memory than its limit: fewer workers, preload, which shares what they " +
      "load, or a larger memoryMb.",
  },
  {
    pattern: /WORKER TIMEOUT/,
    sentence:
      "A worker was silent for longer than timeoutSeconds: the app takes long to import or to answer, or waits for something " +
      "that does not come.",
  },
  {
    pattern:
      /was sent (SIGSEGV|SIGILL|SIGABRT|SIGBUS)|killed by (SIGSEGV|SIGILL|SIGABRT|SIGBUS)|Fatal Python error: (Segmentation fault|Illegal instruction|Aborted|Bus error)/,
    sentence:
      "Compiled code of a package crashed: take another version of the package that the app's line above calls, or another python.",
  },
  {
    pattern: new RegExp(`No module named '(?!(?:${GONE.join("|")})\\b)([\\w.]+)'`),
    sentence: (modules) => missingModules(modules),
  },
  {
    pattern: new RegExp(`No module named '(${GONE.join("|")})\\b[\\w.]*'`),
    sentence: (modules) =>
      `Python itself has no ${listed(modules)} any more: take a later version of the package that imports it, or set python to 3.11.`,
  },
  {
    pattern:
      /has no attribute '(?:start_joinable_thread|ImpImporter|getargspec|formatargspec)'|module 'collections' has no attribute|cannot import name '\w+' from 'collections'|directly inherits TypingOnly but has additional attributes/,
    sentence:
      "A package of the list is older than the image's Python: take a later version of it, or set python to one that it was made for.",
  },
  {
    pattern: MOVED_NAME,
    sentence: (found) =>
      "A package of the list is older than what it lets in: beside it, name " +
      `${listed([...new Set(found.flatMap((one) => requirementOf(one) ?? []))])} in the app's list of packages.`,
  },
  {
    unless: MOVED_NAME,
    pattern:
      /cannot import name '\w+' from (?:partially initialized module )?'([\w.]+)' \(\/opt\/venv/,
    sentence: (modules) =>
      `The installed version of ${listed(modules.map(packageOf))} is not the one that this code was written for: pin it, ` +
      "together with what uses it, in the app's list of packages.",
  },
  {
    pattern:
      /'Flask' object has no attribute '(before_first_request|json_encoder|json_decoder|_blueprint_order)'/,
    sentence: (names) =>
      `Flask has no ${listed(names)} from version 2.3 on: pin flask<2.3 and werkzeug<2.3 in the app's list of packages, or mend the app.`,
  },
  {
    pattern: /NoSuchModuleError: Can't load plugin: sqlalchemy\.dialects:postgres\b/,
    sentence: "SQLAlchemy knows no postgres://: write postgresql:// in the database's address.",
  },
  {
    pattern:
      /NoAppException: (?!While importing)|Failed to find Flask application|Error: Could not import|Failed to find attribute|Failed to parse .* as an attribute|Application object must be callable|create_app\(\) (?:missing|takes)/,
    sentence:
      "The app was not found: set `app` to module:callable, or module:factory(), such as my_package:create_app().",
  },
  {
    pattern: /TemplateNotFound: (\S+)/,
    sentence: (templates) =>
      `The image lacks ${listed(templates)}: it belongs in templates/ beside the module that makes the Flask object, ` +
      "and .dockerignore must not leave it out.",
  },
  {
    pattern:
      /([\w.+-]+\.so[\w.]*): cannot open shared object file|cannot load library '([\w.+-]+)'|(?:failed to find|Unable to find) (libmagic|zbar)/,
    sentence: (libraries) => {
      const known = [...new Set(libraries.flatMap((one) => debianPackageOf(one) ?? []))];
      return `The image lacks a library of the system, ${listed(libraries)}: name its Debian package in aptPackages${known.length > 0 ? `, ${listed(known)}` : ""}.`;
    },
  },
  {
    pattern: new RegExp(
      `No such file or directory: '(${PROGRAMS.join("|")})'|Program file not found: (\\S+?)\\.$|(?:^|: )(${PROGRAMS.join("|")}): (?:command )?not found$`,
      "m",
    ),
    sentence: (programs) => {
      const packages = [...new Set(programs.flatMap((one) => packageOfProgram(one) ?? []))];
      return `The image lacks ${listed(programs)}, which the app runs: name its Debian package in aptPackages${packages.length > 0 ? `, ${listed(packages)}` : ""}.`;
    },
  },
  {
    pattern:
      /Temporary failure in name resolution|Name or service not known|Network is unreachable|could not translate host name|Unknown MySQL server host|No address associated with hostname|Name has no usable address/,
    sentence:
      "The containers have no way out: set egress to internet for a host elsewhere, hostAccess to true for this one, " +
      "networks to the Docker network of another container.",
  },
  {
    // nginx says (111: Connection refused) while what it asks is made anew.
    pattern:
      /(?<!\(111: )Connection refused|connection timeout expired|Connection timed out|TimeoutError: (?:\[Errno 110\] |timed out)|Can't connect to MySQL server|ServerSelectionTimeoutError/,
    sentence:
      "Nothing answers where the app asks; in a container localhost is the container itself. A program on this machine has to listen where " +
      "containers reach it, not on 127.0.0.1 alone, and hostAccess be true; one in another container is reached by its name, " +
      "with networks set to its Docker network.",
  },
  {
    pattern: /password authentication failed for user|Access denied for user/,
    sentence:
      "The database refuses the app's user: correct the address or the password in secretEnv.",
  },
  ...SERVICE_LINES,
  {
    pattern: /class uri '(\w+)' invalid or not found/,
    sentence: (classes) =>
      `The image lacks what the worker class ${listed(classes)} needs: name it in the app's list of packages, or set workerClass.`,
  },
];

/** Sentences for what a log says, each once. */
export function logHints(log: string): string[] {
  return sentencesFor(LOG_LINES, log);
}

function missingVariables(names: readonly string[]): string {
  return (
    `The app asks for ${listed(names)}, which nobody set: a \`.env\` stays out of the image. ` +
    `Set ${listed(names.map((name) => `${isSecret(name) ? "secretEnv" : "env"}.${name}`))}.`
  );
}

function isSecret(name: string): boolean {
  return /SECRET|KEY|TOKEN|PASS|PWD|CREDENTIAL|DATABASE_UR[IL]|DSN/.test(name);
}

function missingModules(modules: readonly string[]): string {
  const tops = [...new Set(modules.map((module) => module.split(".")[0] ?? module))];
  return (
    `The image lacks a package: name ${listed(tops.map(packageOf))} in the app's requirements. ` +
    `Where ${listed(tops)} is the app's own, mend app, or set env.PYTHONPATH to the directory that it is in.`
  );
}

/** A directory that an app wanted to make, or to write to; undefined where that is the one with its sources. */
function directoryOf(told: string): string | undefined {
  const place = path.posix.resolve(APP, told);
  const isFile = path.posix.basename(place).includes(".") && !told.endsWith("/");
  const directory = isFile ? path.posix.dirname(place) : place;
  return directory === APP ? undefined : directory;
}

function writableFor(told: string): string {
  const directory = directoryOf(told);
  if (directory !== undefined) return writable(directory);
  return (
    `${writable("/srv/app/data")} ${path.posix.basename(told)} lies beside the sources: name it in that directory's ` +
    "files, and it is kept there."
  );
}

function writable(containerPath: string): string {
  return (
    "The app writes to its own file system, which is read-only. Give it a directory that it may write to: " +
    `set \`data\` to one or more, each with a hostPath such as ./data and a containerPath such as ${containerPath}.`
  );
}
