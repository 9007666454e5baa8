/** Files for a container that runs: they are in force together, or none of them is. */
export interface Delivery {
  /** Where the container has a directory that outlives it; `current` there is the version in force. */
  directory: string;
  /** The numeric user that the container runs as, `uid:gid`. */
  user: string;
  files: DeliveredFile[];
  trees: DeliveredTree[];
  taking: Taking;
}

/** A file of a version. */
export interface DeliveredFile {
  /** What it is called in the version's directory, such as `nginx.conf`. */
  name: string;
  text: string;
  /** Only the container's user may read it, and no command line or log has it. */
  secret?: boolean | undefined;
}

/** A directory out of an image. Versions share it where its content is the same. */
export interface DeliveredTree {
  /** What it is called in the version's directory; the one in force before is `NAME-before`. */
  name: string;
  /** Changes when its files do: letters, digits, _ and -. */
  content: string;
  /** The id of the image that has it. */
  image: string;
  /** Where in the image it is. */
  directory: string;
  /** Who may read it there, `uid:gid`. */
  user: string;
}

/** Commands in the container by which its process takes a version. */
export interface Taking {
  /** Exits 0 where the process would take the version in the directory that it runs in. */
  check: string[];
  /** Has the process read the version that is in force. */
  take: string[];
  /** Exits 0 when the process answers; the last line says with which files. */
  ask: string[];
  /** What it says when it has taken this delivery. */
  answer: string;
  /** How long it may take until then. */
  timeoutSeconds: number;
  /** Exits 0 once nothing answers by the files before any more: what those name may then go. */
  left: string[];
  /** How long that is waited for at most; what still answers then ends with what it is doing. */
  leftSeconds: number;
}
