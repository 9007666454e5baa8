/** A character with what the terminal was told about its looks. */
export interface Cell {
  character: string;
  /** The parameters of the escape sequences in force, such as `1` for bold or `38;5;2` for green. */
  style: string[];
}

/** What moves the cursor or changes how text looks: CSI, OSC, line ends; else one character. */
const TOKENS = /\x1b\[([\d;?]*)([A-Za-z])|\x1b\][^]*?(?:\x07|\x1b\\)|\r|\n|[^]/gu; // eslint-disable-line no-control-regex

/** The lines that a terminal of so many columns shows after `written`, those that scrolled away included. */
export function screenOf(written: string, columns: number): Cell[][] {
  const lines: Cell[][] = [[]];
  let row = 0;
  let column = 0;
  let style: string[] = [];
  const line = () => (lines[row] ??= []);
  const put = (character: string) => {
    if (column === columns) {
      row += 1;
      column = 0;
    }
    while (line().length < column) line().push({ character: " ", style: [] });
    line()[column] = { character, style };
    column += 1;
  };
  for (const [token, parameters = "", command] of written.matchAll(TOKENS)) {
    if (token === "\r") column = 0;
    else if (token === "\n") row += 1;
    else if (command === "A") row = Math.max(0, row - Number(parameters || 1));
    else if (command === "G") column = Number(parameters || 1) - 1;
    else if (command === "K") line().splice(column);
    else if (command === "m") style = restyled(style, parameters);
    else if (!token.startsWith("\x1b")) put(token);
  }
  return withoutEmptyEnd(Array.from(lines, (cells) => cells ?? []));
}

/** A reset takes all back; anything else comes on top. */
function restyled(style: string[], parameters: string): string[] {
  return ["", "0"].includes(parameters) ? [] : [...style, parameters];
}

function withoutEmptyEnd(lines: Cell[][]): Cell[][] {
  const last = lines.findLastIndex((line) => line.some(({ character }) => character.trim()));
  return lines.slice(0, last + 1);
}
