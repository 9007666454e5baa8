/** A file of the app, by what decides the image. */
export interface AppFile {
  /** Relative to the app's directory, with `/`. */
  path: string;
  executable: boolean;
  /** Of its content, or of a link's target. */
  sha256: string;
}

/** A file of which only the path counts. */
export function withoutContent(path: string): AppFile {
  return { path, executable: false, sha256: "" };
}
