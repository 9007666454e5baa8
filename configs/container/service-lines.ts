import { type KnownLine, listed } from "./known-line";

/** What apps say of their settings, of the data that their packages want, and of the services that they use. */
export const SERVICE_LINES: readonly KnownLine[] = [
  {
    pattern:
      /Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set|Neither SQLALCHEMY_DATABASE_URI nor SQLALCHEMY_BINDS|Could not parse (?:rfc1738|SQLAlchemy) URL from (?:given URL )?string ''/,
    sentence:
      "The app has no address of its database: set the variable that it reads it from, such as secretEnv.DATABASE_URL.",
  },
  {
    pattern: /database "([^"]+)" does not exist|Unknown database '([^']+)'/,
    sentence: (databases) =>
      `The server has no database ${listed(databases)}: make it there, or correct the address in secretEnv.`,
  },
  {
    pattern: /database is locked/,
    sentence:
      "SQLite lets one write at a time, and keeps the others waiting for so long: fewer workers, or PostgreSQL.",
  },
  {
    pattern:
      /too many clients already|Too many connections|remaining connection slots are reserved/,
    sentence:
      "The database takes no more connections: each worker has a pool of its own, so set fewer workers, or make the pools smaller.",
  },
  {
    pattern: /Can't locate revision identified by '(\w+)'/,
    sentence: (revisions) =>
      `The database was made by a migration that the app does not have, ${listed(revisions)}: deploy a version with it, or give the app data of its own.`,
  },
  {
    pattern:
      /CERTIFICATE_VERIFY_FAILED|certificate verify failed|unable to get local issuer certificate/,
    sentence:
      "The app does not trust who answers it: where a network signs TLS with certificates of its own, put them into a file " +
      "of the app's, and set env.SSL_CERT_FILE and env.REQUESTS_CA_BUNDLE to where it lies in the container.",
  },
  {
    pattern:
      /Unable to locate credentials|default credentials were not found|DefaultCredentialsError|CredentialUnavailableError/,
    sentence:
      "The app finds none of the credentials that its cloud's package looks for: set them as variables in secretEnv, or name a file of data by env.",
  },
  {
    pattern: /\[E050\] Can't find model '([\w.-]+)'/,
    sentence: (models) =>
      `The image lacks the model ${listed(models)}: name its package in the app's list, by the address of its wheel.`,
  },
  {
    pattern: /Resource \S*?([a-z_]+)\S* not found\.\s+Please use the NLTK Downloader/,
    sentence: (resources) =>
      `The image lacks NLTK's ${listed(resources)}: put it into the app's directory, and set env.NLTK_DATA to where it lies in the container.`,
  },
  {
    pattern: /No time zone found with key \S+/,
    sentence: "The image has no time zones: name tzdata in the app's list of packages.",
  },
  {
    pattern: /^FileNotFoundError: \[Errno 2\] No such file or directory: '([^']*\.[\w]+)'/m,
    sentence: (files) =>
      `The app does not find ${listed(files)}: the image has what lies in appDir, without what .dockerignore names, and a ` +
      "relative path begins at /srv/app. What is not to be in the image goes into a directory of data.",
  },
  {
    pattern:
      /was removed in the NumPy 2|compiled using NumPy 1\.x cannot be run|numpy\.dtype size changed|_ARRAY_API not found/,
    sentence: "The app, or a package of its list, is for NumPy 1: name numpy<2 in the list.",
  },
];
