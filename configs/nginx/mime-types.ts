import { FILE_TYPES } from "../frontend/file-types";
import type { PlainFile } from "./feature";

/** The file that `include` takes: fixed text. */
export const MIME_TYPES: PlainFile = {
  name: "mime.types",
  text: `types {\n${Object.entries(FILE_TYPES)
    .map(([type, endings]) => `    ${type} ${endings};\n`)
    .join("")}}\n`,
};
