/**
 * The name by which a network is to find a container. One that is to be as it was keeps the name that it has; any
 * other one gets a name that nobody has: where a version failed, the one before it is still there, and with its
 * content comes its name, which would then lead to both.
 * @param wanted the name that tells its content
 * @param standing the names of the containers that are there, the newest first
 */
export function nameAmong(wanted: string, standing: readonly string[]): string {
  const [newest = "", ...older] = standing;
  if (newest === wanted || isNumbered(newest, wanted)) return newest;
  const taken = new Set(older);
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  return name;
}

function isNumbered(name: string, wanted: string): boolean {
  return name.startsWith(`${wanted}-`) && /^\d+$/.test(name.slice(wanted.length + 1));
}
