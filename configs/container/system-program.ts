/** Debian's packages of programs that apps run, where they are called otherwise. */
const PACKAGES: Readonly<Record<string, string>> = {
  coffee: "coffeescript",
  convert: "imagemagick",
  dot: "graphviz",
  ffprobe: "ffmpeg",
  exiftool: "libimage-exiftool-perl",
  gs: "ghostscript",
  java: "default-jre-headless",
  lessc: "node-less",
  magick: "imagemagick",
  mysql: "default-mysql-client",
  mysqldump: "default-mysql-client",
  node: "nodejs",
  pdfinfo: "poppler-utils",
  pdftoppm: "poppler-utils",
  pdftotext: "poppler-utils",
  pg_dump: "postgresql-client",
  pg_restore: "postgresql-client",
  psql: "postgresql-client",
  sass: "ruby-sass",
  scss: "ruby-sass",
  soffice: "libreoffice",
  ssh: "openssh-client",
  tesseract: "tesseract-ocr",
  tsc: "node-typescript",
};
/** Those that are called as they are. */
const SAME = [
  "curl",
  "ffmpeg",
  "git",
  "libreoffice",
  "npm",
  "pandoc",
  "rsync",
  "sassc",
  "uglifyjs",
  "unzip",
  "wget",
  "wkhtmltopdf",
  "zip",
];

/** The programs that an app may run and an image lacks: other names are as well those of files. */
export const PROGRAMS: readonly string[] = [...Object.keys(PACKAGES), ...SAME];

/** The Debian package of a program. */
export function packageOfProgram(program: string): string | undefined {
  return SAME.includes(program) ? program : PACKAGES[program];
}
