import { CA_BUNDLE, CERTIFICATES } from "../ca-bundle";
import { READ_SECRETS } from "./build-secrets";
import type { PackageWay } from "./way";

/** A module that has to be importable once a server is installed, and what brings it. */
export interface Need {
  module: string;
  requirement: string;
  /** Only where this one is there too. */
  beside?: string;
}

/** A server's own package: a program of the environment, and what pip installs where that is not there. */
export interface ServerPackage {
  program: string;
  requirement: string;
  /** What its versions import and do not all ask for. */
  needs?: readonly Need[];
}

/** What downloads and what was built of them is kept in, from one build to the next. */
export const PACKAGE_CACHE = "/var/cache/packages";

/** Debian packages that the environment's libraries belong to, a line each. */
export const LINKED = "/opt/linked-packages";

/** The programs that read packages, in an environment of their own that does not reach the image. */
const TOOLS: Record<PackageWay, readonly string[]> = {
  pip: [],
  uv: ["uv==0.13.9"],
  pylock: ["uv==0.13.9"],
  project: ["uv==0.13.9"],
  // The newest that the image's Python takes.
  poetry: ["poetry>=1.8,<3", "poetry-plugin-export>=1.8,<2"],
  pipenv: ["pipenv>=2023"],
};

/**
 * Names as the image's release of Debian has them: since trixie those of libraries with a time in their interface end
 * with t64, and lists are made for one release and used with another.
 */
const NAMED =
  'named() { for one in "$@"; do for name in "$one" "${one}t64" "${one%t64}"; do' +
  ' ! apt-cache policy "$name" | grep -q "Candidate: [^(]" || { echo "$name"; continue 2; }; done;' +
  ' echo "$one"; done; }';

/** Debian's packages that APT_PACKAGES names. */
export const APT_COMMANDS = [
  `apt-get update && ${NAMED}`,
  // Unquoted, so that each name is a word of its own: they were checked.
  "DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $(named $APT_PACKAGES)",
  "rm -rf /var/lib/apt/lists/*",
];

/** The same for building: a compiler wants Python's own headers, which Debian's Python has apart. */
export const APT_BUILD_COMMANDS = [
  APT_COMMANDS[0]!,
  APT_COMMANDS[1]!,
  "INCLUDE=$(python3 -c 'import sysconfig; print(sysconfig.get_path(\"include\"))')",
  '{ ! command -v gcc > /dev/null || [ -f "$INCLUDE/Python.h" ] ||' +
    " DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends python3-dev; }",
  APT_COMMANDS[2]!,
];

/** Debian's packages that APT_PACKAGES names, and those that the environment was linked with: what is there is not asked for. */
export const APT_RUN_COMMANDS = [
  `MISSING=$(for one in $APT_PACKAGES $(cat ${LINKED}); do` +
    ' dpkg-query --show --showformat \'${db:Status-Abbrev}\' "$one" 2> /dev/null | grep -q ^ii || echo "$one"; done)',
  `if [ -n "$MISSING" ]; then apt-get update && ${NAMED} && DEBIAN_FRONTEND=noninteractive` +
    " apt-get install --yes --no-install-recommends $(named $MISSING) && rm -rf /var/lib/apt/lists/*; fi",
];

/** Where whatever fetches packages finds certificates and secrets, and keeps what it fetched. */
export const FETCH = [
  ...READ_SECRETS,
  `CA=/${CERTIFICATES}/${CA_BUNDLE}`,
  'if [ -s "$CA" ]; then export PIP_CERT="$CA" SSL_CERT_FILE="$CA" REQUESTS_CA_BUNDLE="$CA"' +
    ' GIT_SSL_CAINFO="$CA" NODE_EXTRA_CA_CERTS="$CA"; fi',
];

const ENVIRONMENT = [
  `export PIP_CACHE_DIR=${PACKAGE_CACHE}/pip UV_CACHE_DIR=${PACKAGE_CACHE}/uv POETRY_CACHE_DIR=${PACKAGE_CACHE}/poetry`,
  "export PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=/opt/venv",
  "export UV_PYTHON=/opt/venv/bin/python POETRY_VIRTUALENVS_CREATE=false PIPENV_IGNORE_VIRTUALENVS=1 VIRTUAL_ENV=/opt/venv",
  'export PATH="/opt/venv/bin:$PATH"',
  'cd "$PACKAGES_DIRECTORY"',
];

/** The environment itself, and what reads the packages: before the packages, which change more often. */
export function toolCommands(ways: readonly PackageWay[]): string[] {
  const tools = [...new Set(ways.flatMap((way) => TOOLS[way]))].map((tool) => `"${tool}"`);
  if (tools.length === 0) return [...FETCH, "python3 -m venv /opt/venv"];
  return [
    ...FETCH,
    "python3 -m venv /opt/venv",
    "python3 -m venv /opt/tools",
    `/opt/tools/bin/pip install --no-cache-dir --disable-pip-version-check ${tools.join(" ")}`,
  ];
}

/** What is kept from build to build, with each version that ever was, starts anew above so many MB. */
const KEPT_MB = 2048;

/** The directory that is kept. */
export const KEEP = [
  `mkdir -p ${PACKAGE_CACHE}`,
  `if [ "$(du -sm ${PACKAGE_CACHE} | cut -f 1)" -gt ${KEPT_MB} ]; then rm -rf ${PACKAGE_CACHE}/*; fi`,
];

/** Runs commands of one of the ways where its files are. */
export function installCommands(commands: readonly string[]): string[] {
  return [...FETCH, ...KEEP, ...ENVIRONMENT, ...commands];
}

/** Adds the server where the app's list lacks it. */
export function serverCommands(server: ServerPackage | undefined): string[] {
  if (server === undefined) return [];
  const { program, requirement, needs = [] } = server;
  return [
    `{ [ -x /opt/venv/bin/${program} ] || pip install ${requirement}; }`,
    ...needs.map(
      ({ module, requirement, beside }) =>
        `{ ${beside ? `! ${imports(beside)} || ` : ""}${imports(module)} || pip install ${requirement}; }`,
    ),
  ];
}

function imports(module: string): string {
  return `python -c "import ${module}" 2> /dev/null`;
}

/** Which of Debian's packages the environment was linked with: in the image that runs they have to be there too. */
export const LINKED_COMMANDS = [
  // In braces: what fails before it has to stay failed.
  `{ find /opt/venv -name "*.so*" -exec ldd {} + 2> /dev/null | sed -n "s,.*=> .*/\\([^/ ]*\\) (.*,*/\\1,p" | sort -u` +
    ` | xargs -r dpkg --search 2> /dev/null | sed "s/[:,].*//" | sort -u > ${LINKED} || true; }`,
];
