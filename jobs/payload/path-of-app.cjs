/**
 * What the app is asked for by a request for it, decided as nginx does: without `.` and `..`, or a path would not
 * shut out what lies beside it. Undefined where the request is the front end's.
 * @param {string} url as the request has it
 * @param {string[]} appPaths each ends with a slash, or begins with the = of one that is meant alone
 */
function pathOfApp(url, appPaths) {
  const [raw] = url.split("?", 1);
  const path = decided(raw);
  const isOfApp = appPaths.some((one) =>
    one.startsWith("=") ? one === `=${path}` : `${path}/`.startsWith(one),
  );
  if (path === undefined || !isOfApp) return undefined;
  return escaped(path) + url.slice(raw.length);
}

/** @param {string} raw */
function decided(raw) {
  const parts = [];
  const given = unescaped(raw).split("/").slice(1);
  for (const part of given) {
    if (part === ".." && parts.length === 0) return undefined;
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  // What they stood for is a directory.
  const isDirectory = /^\.\.?$/.test(given.at(-1) ?? "") && parts.length > 0;
  return `/${parts.join("/")}${isDirectory ? "/" : ""}`;
}

/** Each byte as a character: not every path is UTF-8. */
function unescaped(/** @type {string} */ raw) {
  return raw.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

function escaped(/** @type {string} */ path) {
  return path.replace(
    /[^\w.~!$&'()*+,;=:@/-]/g,
    (one) => `%${one.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
}

module.exports = { pathOfApp };
