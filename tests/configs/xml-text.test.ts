import { xmlText } from "../../configs/xml-text";
import { readXml } from "../support/xml";

test.each(["<b>", "a & b", "]]>", "<!--", "\" o='x", "'/>", "a\tb\nc\rd", "é 漢 🙂", "&lt;"])(
  "%j is read as it was, in an element and in an attribute",
  (text) => {
    const xml = `<a title="${xmlText(text)}">${xmlText(text)}</a>`;
    expect(readXml(xml, '[root.get("title"), root.text]')).toEqual([text, text]);
  },
);

test.each(["\u0000", "\u001b", "\ufffe", "\ud800"])(
  "%j, which XML cannot write, is left out, and what stands beside it is not",
  (character) => {
    expect(xmlText(`a${character}b`)).toBe("ab");
  },
);
