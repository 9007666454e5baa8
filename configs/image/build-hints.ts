import { type KnownLine, listed, sentencesFor } from "../container/known-line";

/** The Debian packages that a header comes with. */
const HEADERS: Record<string, string> = {
  "Python.h": "python3-dev",
  "cairo.h": "libcairo2-dev",
  "curl/curl.h": "libcurl4-openssl-dev",
  "ffi.h": "libffi-dev",
  "freetype/freetype.h": "libfreetype-dev",
  "gdal.h": "libgdal-dev",
  "gssapi.h": "libkrb5-dev",
  "gssapi/gssapi.h": "libkrb5-dev",
  "jpeglib.h": "libjpeg-dev",
  "lber.h": "libldap2-dev and libsasl2-dev",
  "ldap.h": "libldap2-dev",
  "libmemcached/memcached.h": "libmemcached-dev",
  "libpq-fe.h": "libpq-dev",
  "librdkafka/rdkafka.h": "librdkafka-dev",
  "libxml/xmlversion.h": "libxml2-dev and libxslt1-dev",
  "libxml/xpath.h": "libxml2-dev and libxslt1-dev",
  "mysql.h": "default-libmysqlclient-dev",
  "openssl/opensslv.h": "libssl-dev",
  "openssl/ssl.h": "libssl-dev",
  "portaudio.h": "portaudio19-dev",
  "sasl/sasl.h": "libsasl2-dev",
  "sql.h": "unixodbc-dev",
  "zlib.h": "zlib1g-dev",
};

/** What each tool says where a network signs TLS with certificates of its own. */
const UNTRUSTED =
  /CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT_IN_CHAIN|unable to get local issuer certificate|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|invalid peer certificate|certificate verification failed|SSL certificate problem/;
/** The same where there is no way to a server, or nobody knows its name. */
const UNREACHABLE =
  /Temporary failure in name resolution|Temporary failure resolving|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|Network is unreachable|Could not resolve host|error resolving DNS|All attempts to connect to \S+ failed|Could not connect to \S+:\d+|connect (?:ECONNREFUSED|ETIMEDOUT|ENETUNREACH)/;
/** Then a package index is empty, as far as a tool can tell. */
const NO_INDEX = new RegExp(`${UNTRUSTED.source}|${UNREACHABLE.source}`);

/** What the tools that install an app's packages say as they fail, and which argument mends it. */
export const BUILD_LINES: readonly KnownLine[] = [
  {
    pattern: /pg_config executable not found/,
    sentence:
      "psycopg2 is built from source, since its version has no wheel for this Python: set aptPackages to libpq-dev and gcc, " +
      "name a newer psycopg2-binary in the list, or set python to the version that the list was made for.",
  },
  {
    pattern:
      /Can not find valid pkg-config name|mysql_config(?::| not found)|Specify MYSQLCLIENT_CFLAGS/,
    sentence:
      "mysqlclient is built from source: set aptPackages to default-libmysqlclient-dev, pkg-config and gcc, or name PyMySQL " +
      "in the list instead.",
  },
  {
    pattern:
      /Cannot find command 'git'|git: not found|git: command not found|Git executable not found/i,
    sentence: "A package is fetched with git, which the image lacks: set aptPackages to git.",
  },
  {
    pattern:
      /command '[^']*(?:gcc|g\+\+|cc|clang)' failed: No such file|unable to execute '[^']*(?:gcc|g\+\+|cc)'|(?:gcc|g\+\+|cc): not found|Unknown compiler\(s\)|No such file or directory: '(?:gcc|g\+\+|cc)'|linker `cc` not found|No CMAKE_C(?:XX)?_COMPILER could be found/,
    sentence:
      "A package is built from source, and the image has no compiler: set aptPackages to build-essential, or take a version " +
      "of the package that has a wheel for this Python.",
  },
  {
    pattern: /fatal error: ([\w./-]+\.h): No such file/,
    sentence: (headers) => {
      const known = [...new Set(headers.flatMap((header) => HEADERS[header] ?? []))];
      return (
        `A package is built from source, and the image lacks ${listed(headers)}: ` +
        `set aptPackages to the Debian package with it${known.length > 0 ? `, ${listed(known)}` : ""}.`
      );
    },
  },
  {
    pattern:
      /(?:Rust|Cargo|cargo), the Rust package manager|can't find Rust compiler|rustc(?:: not found| is not installed)/,
    sentence:
      "A package is built with Rust, which the image lacks: take a version of it that has a wheel for this Python, or set " +
      "aptPackages to cargo.",
  },
  {
    pattern: /CMake must be installed|No such file or directory: '(?:cmake)'/,
    sentence:
      "A package is built with CMake, which the image lacks: set aptPackages to cmake and build-essential.",
  },
  {
    pattern: /make sure the libxml2 and libxslt development packages are installed/,
    sentence:
      "lxml is built from source, since its version has no wheel for this Python: set aptPackages to libxml2-dev, " +
      "libxslt1-dev and gcc, name a newer lxml in the list, or set python to the version that the list was made for.",
  },
  {
    pattern:
      /Dependency lookup for (\S+) with method|No package '([\w.+-]+)' found|Package ([\w.+-]+) was not found in the pkg-config/,
    sentence: (libraries) =>
      `A package is built from source, and the image lacks ${listed(libraries)}: set aptPackages to pkg-config, gcc and the Debian ` +
      "package with its .pc file, whose name ends with -dev.",
  },
  {
    pattern:
      /requires a different Python|Requires-Python|No matching distribution found for (\S+)|there (?:is|are) no versions? of (\S+)|does not satisfy Python/,
    unless: NO_INDEX,
    sentence: (packages) =>
      `${packages.length > 0 ? `There is no ${listed(packages)}` : "A package is not there"} for the image's Python: ` +
      "correct the version in the list, or set python to a version that it has.",
  },
  {
    pattern: /No interpreter found for Python (\S+)/,
    sentence: (versions) =>
      `The app is for Python ${listed(versions)}, which the image does not have: set python to it.`,
  },
  {
    pattern:
      /module 'pkgutil' has no attribute 'ImpImporter'|No module named 'distutils'|use_2to3 is invalid|No module named 'imp'|Cannot import 'setuptools\.build_meta'/,
    sentence:
      "A package of the list is older than the image's Python: take a later version of it, or set python to 3.11.",
  },
  {
    pattern: /No module named 'pkg_resources'/,
    sentence:
      "A package is built with pkg_resources, which setuptools has no more: take a later version of the package.",
  },
  {
    pattern: /ResolutionImpossible|have conflicting dependencies|No solution found when resolving/,
    unless: /there (?:is|are) no versions? of|does not satisfy Python/,
    sentence:
      "Packages of the list exclude each other: the lines above tell which; change the version of one of them.",
  },
  {
    pattern:
      /pyproject\.toml changed significantly since poetry\.lock|Your Pipfile\.lock \([^)]*\) is out of date|`?uv\.lock`? needs to be updated|ERR_PNPM_OUTDATED_LOCKFILE|YN0028|Your lockfile needs to be updated/,
    sentence:
      "A lock is not of the file that it locks: make it anew where the app is written, by the tool that it is of.",
  },
  {
    pattern: /Multiple top-level (?:packages|modules) discovered in a flat-layout/,
    sentence:
      "The app's pyproject.toml says how it is built, and setuptools finds several packages: name them under " +
      "[tool.setuptools], or take [build-system] out, where the app is only served.",
  },
  {
    pattern: /Invalid requirement: |Expected (?:end or semicolon|package name)/,
    sentence: "A line of the list is none that pip takes: the lines above tell which.",
  },
  {
    pattern: /sh: (?:\d+: )?([\w-]+): (?:command )?not found\n[^]*npm/,
    sentence: (programs) =>
      `The front end is built by ${listed(programs)}, which its packages do not bring: name it in its package.json.`,
  },
  {
    pattern:
      /EBADENGINE[^]*npm error|The engine "node" is incompatible|Unsupported engine[^]*ERR_PNPM/,
    sentence:
      "The front end is for another version of Node.js: set nodeImage to one with it, such as node:22-bookworm-slim.",
  },
  {
    pattern: /DO NOT MATCH THE HASHES|Hash mismatch for/,
    sentence: "A package is not the one that the list's hashes were made of: make the list anew.",
  },
  {
    pattern: UNTRUSTED,
    sentence:
      "The network signs TLS with certificates of its own: set caBundle to a file with them.",
  },
  {
    pattern: UNREACHABLE,
    sentence:
      "The build has no way to the packages: where there is a proxy, set HTTPS_PROXY in the environment that Pulumi runs in.",
  },
  {
    pattern: /Unable to locate package (\S+)|Package '(\S+)' has no installation candidate/,
    unless: UNREACHABLE,
    sentence: (packages) =>
      `The image's Debian has no ${listed(packages)}: correct aptPackages. Names differ between releases.`,
  },
  {
    pattern: /No space left on device|ENOSPC/,
    sentence: "The disk of the engine is full: free some, such as by `docker system prune`.",
  },
  {
    pattern: /code ERESOLVE/,
    sentence:
      "The front end's packages exclude each other: run `npm install` in its directory until it succeeds, and keep its package-lock.json.",
  },
  {
    pattern: /npm ci` can only install packages when your package\.json and package-lock\.json/,
    sentence:
      "The front end's package-lock.json is not of its package.json: run `npm install` in its directory.",
  },
  {
    pattern: /error:0308010C|ERR_OSSL_EVP_UNSUPPORTED/,
    sentence:
      "The front end is built by tools older than the image's Node.js: set nodeImage to node:16-bookworm-slim, or update them.",
  },
  {
    pattern:
      /manifest unknown|manifest for \S+ not found|pull access denied|failed to resolve source metadata/,
    sentence: "A base image is not there by its name: correct python, pythonImage or nodeImage.",
  },
];

/** Sentences for what a build says, each once. */
export function buildHints(log: string): string[] {
  return sentencesFor(BUILD_LINES, log);
}
