import type { PlainFile } from "./feature";

/**
 * What a browser is told of a file, by its name's end. Ours, since a browser refuses a module or a manifest of
 * another type, and the tables that come with nginx know neither `mjs` nor `webmanifest`.
 */
const TYPES: Record<string, string> = {
  "text/html": "html htm",
  "text/css": "css",
  "text/plain": "txt",
  "text/javascript": "js mjs",
  "text/csv": "csv",
  "text/markdown": "md",
  "text/vtt": "vtt",
  "text/xml": "xml",
  "application/json": "json map",
  "application/manifest+json": "webmanifest",
  "application/ld+json": "jsonld",
  "application/geo+json": "geojson",
  "application/atom+xml": "atom",
  "application/rss+xml": "rss",
  "application/wasm": "wasm",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "application/gzip": "gz tgz",
  "font/woff": "woff",
  "font/woff2": "woff2",
  "font/ttf": "ttf",
  "font/otf": "otf",
  "image/png": "png",
  "image/jpeg": "jpeg jpg",
  "image/gif": "gif",
  "image/svg+xml": "svg",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/apng": "apng",
  "image/bmp": "bmp",
  "image/x-icon": "ico",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "audio/ogg": "ogg oga opus",
  "audio/wav": "wav",
  "audio/flac": "flac",
  "video/mp4": "mp4 m4v",
  "video/webm": "webm",
  "video/ogg": "ogv",
  "video/quicktime": "mov",
};

/** The file that `include` takes: fixed text. */
export const MIME_TYPES: PlainFile = {
  name: "mime.types",
  text: `types {\n${Object.entries(TYPES)
    .map(([type, endings]) => `    ${type} ${endings};\n`)
    .join("")}}\n`,
};
