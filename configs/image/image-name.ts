import { fingerprint } from "../fingerprint";

/**
 * An image's name, which tells project, stack and component. What Docker does not take in a name is
 * replaced, and a part that changed so gets a few letters of its own, after a dot; no part holds a dot or
 * the line between two of them: two stacks never share a name.
 */
export function imageName(project: string, stack: string, component: string): string {
  return `${part(project)}/${part(stack)}_${part(component)}`;
}

function part(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain === text ? plain : `${plain || "x"}.${fingerprint(text).slice(0, 6)}`;
}
