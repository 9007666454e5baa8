import { CA_BUNDLE } from "./ca-bundle";
import type { RequirementsKind } from "./requirements";

/** A server's own package: a program of the environment, and what pip installs where that is not there. */
export interface ServerPackage {
  program: string;
  requirement: string;
  /** A module that has to be there once it is installed, and what brings it to the versions that do not name it. */
  needs: { module: string; requirement: string };
}

/** Reads a lock file for pip, in an environment of its own that does not reach the image. */
const UV = "uv==0.13.9";

const INSTALL = "/opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check";

/** Debian's packages that APT_PACKAGES names, for building the app's packages and for running them. */
export const APT_COMMANDS = [
  "apt-get update",
  // Unquoted, so that each name is a word of its own: they were checked.
  "DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $APT_PACKAGES",
  "rm -rf /var/lib/apt/lists/*",
];

/** Installs what REQUIREMENTS lists, and the server where that does not. */
export function packageCommands(
  kind: RequirementsKind,
  server: ServerPackage | undefined,
): string[] {
  return [
    "python3 -m venv /opt/venv",
    // uv reads the second.
    `CA="/build/$(dirname "$REQUIREMENTS")/${CA_BUNDLE}"`,
    'if [ -s "$CA" ]; then export PIP_CERT="$CA" SSL_CERT_FILE="$CA"; fi',
    ...(kind === "uv" ? LOCKED : [`${INSTALL} -r "$REQUIREMENTS"`]),
    ...(server ? serverCommands(server) : []),
  ];
}

function serverCommands({ program, requirement, needs }: ServerPackage): string[] {
  const has = `/opt/venv/bin/python -c "import ${needs.module}" 2> /dev/null`;
  return [
    `{ [ -x /opt/venv/bin/${program} ] || ${INSTALL} ${requirement}; }`,
    `{ ${has} || ${INSTALL} ${needs.requirement}; }`,
  ];
}

const LOCKED = [
  "python3 -m venv /opt/uv",
  `/opt/uv/bin/pip install --no-cache-dir --disable-pip-version-check ${UV}`,
  '/opt/uv/bin/uv export --project "$(dirname "$REQUIREMENTS")" --frozen --no-dev --no-emit-project' +
    " --output-file /build/locked.txt > /dev/null",
  `${INSTALL} -r /build/locked.txt`,
];
