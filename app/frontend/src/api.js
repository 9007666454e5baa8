/** Asks the app, and tells what it said and which server the browser talks to. */
export async function ask(path) {
  const response = await fetch(path).catch(() => {
    throw new Error(`${path} does not answer: is the app still up?`);
  });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return { body: await response.json(), front: response.headers.get("server") ?? "not told" };
}
