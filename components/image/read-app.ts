import { withoutContent, type AppFile } from "../../configs/image/app-file";
import type { AppTexts } from "../../configs/image/app-texts";
import type { ReadText } from "../../configs/image/packages/way";
import type { FrontendOptions } from "../../configs/image/frontend-build";
import { type Problem, problemsOf } from "../../configs/problems";
import {
  type FrontendPart,
  listAppFiles,
  listFrontendFiles,
  modified,
  readAppFiles,
  readFrontendFiles,
  readAppTexts,
  readText,
} from "./app-files";
import { type FrontendArgs, readFrontend } from "./frontend-args";

/** What is read of an app's directories; what cannot be read is a problem, not a failure. */
export interface AppOnDisk {
  /** The files that go into the image; undefined where appDir is no directory. */
  files: AppFile[] | undefined;
  /** The texts that tell about the app; undefined where appDir is no directory. */
  texts: AppTexts | undefined;
  /** The text of a file of the app. */
  read: ReadText;
  frontend: FrontendOptions | undefined;
  problems: Problem[];
}

/** How files are read. */
interface Reading {
  app: (appDir: string, exclude?: readonly string[]) => AppFile[];
  frontend: (dir: string, part: FrontendPart) => AppFile[];
}

/** With what they hold, which decides the image. */
export const CONTENTS: Reading = { app: readAppFiles, frontend: readFrontendFiles };

/** Their paths alone: all that is needed to say whether the arguments are right. */
export const PATHS: Reading = {
  app: (dir, exclude) => listAppFiles(dir, exclude).map(withoutContent),
  frontend: (dir, part) => listFrontendFiles(dir, part).map(withoutContent),
};

/** When they were written: all that is needed to see that one was. */
export const TIMES: Reading = {
  app: (dir, exclude) => readAppFiles(dir, exclude, modified),
  frontend: (dir, part) => readFrontendFiles(dir, part, modified),
};

/** Where an app lies; what is absent is not read. */
interface Places {
  appDir?: string;
  exclude?: string[] | undefined;
  frontend?: FrontendArgs | undefined;
}

/** Reads an app, from places of the right types. */
export function readApp({ appDir, exclude, frontend }: Places, reading: Reading): AppOnDisk {
  const read: Partial<AppOnDisk> = {};
  const problems = [
    ...problemsOf(() => {
      if (appDir === undefined) return;
      read.files = reading.app(appDir, exclude);
      read.texts = readAppTexts(
        appDir,
        read.files.map(({ path }) => path),
      );
    }),
    ...problemsOf(() => {
      read.frontend = frontend && readFrontend(frontend, reading.frontend);
    }),
  ];
  return {
    ...{ files: read.files, texts: read.texts, frontend: read.frontend, problems },
    read: (file) => (appDir === undefined ? undefined : readText(appDir, file)),
  };
}
