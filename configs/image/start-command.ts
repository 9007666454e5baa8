/** What stands behind the word gunicorn in a Procfile or a Dockerfile, its words parted by blanks whether it is a list or not. */
export function gunicornCommand(text = ""): string | undefined {
  const line = text
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n/)
    .findLast((one) => /^(web:|CMD|ENTRYPOINT)\b.*\bgunicorn\b|^web:.*\bgunicorn\b/.test(one));
  return line?.replace(/["',[\]]+/g, " ").replace(/^.*?\bgunicorn\b/, "");
}
