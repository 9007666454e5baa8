import { xmlText } from "../../configs/xml-text";
import type { Cell } from "./screen";

const LINE = 19;
/** The width of a character: each run is stretched to it, so that columns stand under each other in any font. */
const ADVANCE = 8;
const LEFT = 20;
const TOP = 62;
const BACKGROUND = "#0d1117";
const FOREGROUND = "#e6edf3";
const FAINT = "#8b949e";

/** The colours that Pulumi uses, of the terminal's 256. */
const COLOURS: Record<string, string> = {
  "1": "#ff7b72",
  "2": "#56d364",
  "3": "#e3b341",
  "8": FAINT,
  "12": "#79c0ff",
  "13": "#d2a8ff",
};

/** Neighbours that look the same. */
interface Run {
  column: number;
  text: string;
  look: string;
}

/** An SVG of a terminal's window that shows these lines. */
export function terminalPicture(title: string, lines: Cell[][], columns: number): string {
  const width = 2 * LEFT + columns * ADVANCE;
  const height = TOP + lines.length * LINE + 6;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" rx="10" fill="${BACKGROUND}"/>
${["#ff5f57", "#febc2e", "#28c840"].map(button).join("")}
<text x="${width / 2}" y="27" text-anchor="middle" fill="${FAINT}" font-family="sans-serif" font-size="13">${xmlText(title)}</text>
<g fill="${FOREGROUND}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13">
${lines.flatMap((line, index) => runsOf(line).map((run) => textOf(run, index))).join("\n")}
</g>
</svg>
`;
}

function button(colour: string, index: number): string {
  return `<circle cx="${LEFT + 4 + 20 * index}" cy="22" r="6" fill="${colour}"/>`;
}

function runsOf(line: Cell[]): Run[] {
  const runs: Run[] = [];
  line.forEach(({ character, style }, column) => {
    const look = style.map(lookOf).join("");
    const last = runs.at(-1);
    if (last?.look === look) last.text += character;
    else runs.push({ column, text: character, look });
  });
  return runs.flatMap(withoutGaps);
}

/** SVG takes several spaces for one: what stands behind them is placed by itself. */
function withoutGaps({ column, text, look }: Run): Run[] {
  return [...text.matchAll(/\S+(?: \S+)*/g)].map((part) => ({
    column: column + part.index,
    text: part[0],
    look,
  }));
}

function textOf({ column, text, look }: Run, index: number): string {
  const place = `x="${LEFT + column * ADVANCE}" y="${TOP + index * LINE}"`;
  return `<text ${place} textLength="${[...text].length * ADVANCE}"${look}>${xmlText(text)}</text>`;
}

/** What this picture has no looks for, it leaves plain. */
function lookOf(parameters: string): string {
  if (parameters === "1") return ' font-weight="bold"';
  if (parameters === "4") return ' text-decoration="underline"';
  const [, colour = ""] = /^38;5;(\d+)$/.exec(parameters) ?? [];
  return COLOURS[colour] ? ` fill="${COLOURS[colour]}"` : "";
}
