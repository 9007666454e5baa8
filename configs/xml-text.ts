/** A text in an element of XML 1.0, or in an attribute's quotes: what it has no way to write is left out. */
export function xmlText(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "")
      // eslint-disable-next-line no-control-regex -- those are what is meant
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
