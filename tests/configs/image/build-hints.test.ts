import { readFileSync } from "node:fs";
import { buildFailure } from "../../../configs/image/build-failure";
import { BUILD_LINES, buildHints } from "../../../configs/image/build-hints";

/** The ends of builds that really failed, for want of what they name. */
const LOGS = [
  ...([
    "pg-config",
    "git",
    "mysql",
    "gcc",
    "no-version",
    "conflict",
    "ffi",
    "python-header",
  ] as const),
  ...(["hashes", "no-debian-package", "pkgutil", "pkg-resources", "rust", "cmake"] as const),
  ...(["eresolve", "npm-ci"] as const),
  ...(["uv-no-version", "uv-conflict", "uv-python"] as const),
];
/** The same where the build reached nothing, or trusted nobody. */
const UNREACHED = [
  ...["pip-certificate", "npm-certificate", "uv-certificate", "pip-no-network", "npm-no-network"],
  ...["apt-no-network", "uv-no-network", "git-no-network", "poetry-no-network"],
];
const logOf = (name: string) => readFileSync(`tests/fixtures/builds/${name}.log`, "utf8");

test.each<[(typeof LOGS)[number], RegExp]>([
  ["pg-config", /set aptPackages to libpq-dev and gcc, name a newer psycopg2-binary/],
  ["git", /set aptPackages to git/],
  ["mysql", /aptPackages to default-libmysqlclient-dev, pkg-config and gcc/],
  ["gcc", /no compiler: set aptPackages to build-essential/],
  ["no-version", /There is no flask==0\.0\.99 for the image's Python/],
  ["conflict", /Packages of the list exclude each other/],
  ["ffi", /lacks ffi\.h: set aptPackages to .*libffi-dev/],
  ["python-header", /lacks Python\.h: set aptPackages to .*python3-dev/],
  ["hashes", /make the list anew/],
  ["no-debian-package", /The image's Debian has no libpq6/],
  ["pkgutil", /older than the image's Python: take a later version of it/],
  ["pkg-resources", /built with pkg_resources/],
  ["rust", /built with Rust.*aptPackages to cargo/],
  ["cmake", /built with CMake.*cmake and build-essential/],
  ["eresolve", /front end's packages exclude each other/],
  ["npm-ci", /package-lock\.json is not of its package\.json/],
  ["uv-no-version", /There is no flask==0\.0\.99 for the image's Python/],
  ["uv-conflict", /Packages of the list exclude each other/],
  ["uv-python", /for Python >=3\.15, which the image does not have: set python to it/],
])("a build that fails for %s says what mends it, below its last lines", (name, sentence) => {
  expect(buildFailure(logOf(name)).split("\n").at(-1)).toMatch(sentence);
});

test.each(UNREACHED)("%s: the cause alone is told, and not what came of it", (name) => {
  const [, ...sentences] = buildFailure(logOf(name))
    .split("\n")
    .filter((line) => !line.startsWith("    "));
  const cause = name.includes("certificate") ? /set caBundle to a file/ : /set HTTPS_PROXY/;
  expect(sentences).toEqual([expect.stringMatching(cause)]);
});

/** What other tools say, as those who met it wrote it down. */
const LINES: [string, RegExp][] = [
  ["/bin/sh: 1: mysql_config: not found", /default-libmysqlclient-dev/],
  ["fatal error: odd/thing.h: No such file or directory", /lacks odd\/thing\.h/],
  ["error: can't find Rust compiler", /cargo/],
  ["fatal error: mysql.h: No such file or directory", /default-libmysqlclient-dev/],
  [
    "Error: Please make sure the libxml2 and libxslt development packages are installed.",
    /libxslt1/,
  ],
  ["Dependency lookup for cairo with method 'pkgconfig' failed: not found", /lacks cairo: .*-dev/],
  ["No package 'xmlsec1' found", /lacks xmlsec1: set aptPackages to pkg-config/],
  ["pyproject.toml changed significantly since poetry.lock was last generated.", /make it anew/],
  ["Your Pipfile.lock (9a2f7c) is out of date. Expected: (1b2c3d).", /make it anew/],
  ["ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with frozen-lockfile", /make it anew/],
  ["YN0028: The lockfile would have been modified by this install", /make it anew/],
  ["error: Multiple top-level packages discovered in a flat-layout: ['a', 'b'].", /setuptools/],
  ["ERROR: Invalid requirement: 'flask=3': Expected end or semicolon", /A line of the list/],
  ["sh: 1: vite: not found\nnpm error code 127", /built by vite, which its packages do not bring/],
  ["npm error code EBADENGINE\nnpm error engine Unsupported engine", /another version of Node/],
  ["ERROR: Package 'shop' requires a different Python: 3.9.2 not in '>=3.10'", /set python/],
  ["ModuleNotFoundError: No module named 'distutils'", /set python to 3\.11/],
  ["ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate", /caBundle/],
  ["Temporary failure resolving 'deb.debian.org'", /HTTPS_PROXY/],
  ["OSError: [Errno 28] No space left on device", /docker system prune/],
  ["Error: error:0308010C:digital envelope routines::unsupported", /nodeImage/],
  ["manifest for python:3.99-slim-bookworm not found: manifest unknown", /correct python/],
];

test.each(LINES)("%j is told with what mends it", (line, sentence) => {
  expect(buildHints(line)).toEqual([expect.stringMatching(sentence)]);
});

test("each entry of the table is held by a log or a line of these", () => {
  const texts = [...[...LOGS, ...UNREACHED].map(logOf), ...LINES.map(([line]) => line)];
  const unheld = BUILD_LINES.filter(({ pattern }) => !texts.some((text) => pattern.test(text)));
  expect(unheld.map(({ pattern }) => pattern.source)).toEqual([]);
});
