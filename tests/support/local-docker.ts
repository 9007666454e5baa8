import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

/** A docker client that runs what a container would on this machine: a container is a directory here. */
export interface LocalDocker {
  /** What takes the place of the container's volume. */
  volume: string;
  /** Each command that it was given, in a line, the programs of sh left out. */
  commands(): string[];
  remove(): void;
}

/** Users and isolation aside; an image is a directory, and one that is called `broken` ends half-way. */
const PROGRAM = `#!/bin/sh
echo "$@" | head -1 >> "$(dirname "$0")/commands"
command=$1; shift
case $command in
  inspect) echo '{"state":{"Running":true,"Restarting":false},"pids":4096}' ;;
  logs) echo "the last line of the log" ;;
  exec)
    while :; do case $1 in
      -i) shift ;;
      --user) shift 2 ;;
      --workdir) cd "$2" || exit 125; shift 2 ;;
      *) break ;;
    esac; done
    shift
    exec "$@" ;;
  run)
    while [ "$1" != --entrypoint ]; do shift; done
    program=$2 image=$3; shift 3
    if [ "$image" = broken ]; then "$program" "$@" | head -c 700; exit 1; fi
    exec "$program" "$@" ;;
esac
`;

/** Puts one first on PATH, until it is removed. */
export function localDocker(): LocalDocker {
  const directory = fs.mkdtempSync(path.join(tmpdir(), "flask-serving-docker-"));
  const before = process.env.PATH;
  const volume = path.join(directory, "volume");
  fs.mkdirSync(volume);
  fs.writeFileSync(path.join(directory, "docker"), PROGRAM, { mode: 0o755 });
  process.env.PATH = `${directory}:${before}`;
  return {
    volume,
    commands: () => fs.readFileSync(path.join(directory, "commands"), "utf8").trim().split("\n"),
    remove() {
      process.env.PATH = before;
      fs.rmSync(directory, { recursive: true });
    },
  };
}
