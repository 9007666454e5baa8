import type { Verdict } from "../verdict";
import { type Html, html } from "./html";

/** What a run, or a part of it, came to. */
type Word = Verdict["word"] | "valid";

/** A sign beside each word: a colour is never all that tells them apart. */
const SIGNS: Record<Word, string> = {
  met: "✓",
  valid: "✓",
  missed: "✗",
  inconclusive: "?",
  measured: "●",
};

/** A verdict in a word, with its sign. */
export function mark(word: Word): Html {
  return html`<span class="mark ${word}">${SIGNS[word]} ${word}</span>`;
}
