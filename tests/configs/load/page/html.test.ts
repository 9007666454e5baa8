import { html, jsonInScript, ownText } from "../../../../configs/load/page/html";

test.each(["<b>", "a & b", '" onload="x', "' onload='x", "</script>", "<!--", "é 漢 \n"])(
  "%j is text, in an element and in an attribute",
  (text) => {
    const { source } = html`<p title="${text}">${text}</p>`;
    const encoded = source.replace(/^<p title="(.*)">.*<\/p>$/s, "$1");
    expect(encoded).not.toMatch(/[<>"']/);
    const decoded = encoded.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(decoded).toBe(text);
  },
);

test("HTML in HTML stays what it is, a list is its parts, and what is absent is nothing", () => {
  const items = ["a", "<"].map((text) => html`<li>${text}</li>`);
  const { source } = html`<b>${items}${undefined}${0}</b>`;
  expect(source).toBe("<b><li>a</li><li>&#60;</li>0</b>");
});

test.each(["</script><script>alert(1)</script>", "<!-- <script>", "]]>", "\u2028", "&lt;"])(
  "%j in a script's JSON ends nothing, and is read as it was",
  (name) => {
    const { source } = jsonInScript({ name });
    expect(source).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(source)).toEqual({ name });
  },
);

test.each(["a</script>", "b</STYLE >", "<!--"])(
  "a script of ours that holds %j is refused",
  (text) => {
    expect(() => ownText(text)).toThrow("It would end its own element.");
  },
);
