import { isOwn, shortMessage } from "./cause";
import { introducesTraceback } from "./log-lines";
import type { Chain, Frame } from "./traceback";

/** How many frames of the app's own are shown at the start and at the end, and of packages where the app has none. */
const FRAMES = { first: 2, last: 6, foreign: 3 };

/** A traceback as one reads it: the app's own frames, and how many others there are. */
export function condensed({ about, raised }: Chain): string[] {
  return [
    ...(introducesTraceback(about) ? [about] : []),
    ...raised.flatMap((one) => [
      ...(one.frames.length > 0 ? ["Traceback (most recent call last):"] : []),
      ...framesText(one.frames),
      ...shortMessage(one),
    ]),
  ];
}

function framesText(frames: readonly Frame[]): string[] {
  const own = frames.filter(isOwn);
  const shown = new Set(
    own.length > 0
      ? [...own.slice(0, FRAMES.first), ...own.slice(-FRAMES.last)]
      : frames.slice(-FRAMES.foreign),
  );
  const lines: string[] = [];
  let hidden = 0;
  const flush = () => {
    if (hidden > 0) lines.push(`  … ${hidden} ${hidden === 1 ? "frame" : "frames"} more`);
    hidden = 0;
  };
  for (const frame of frames) {
    if (!shown.has(frame)) {
      hidden += 1;
      continue;
    }
    flush();
    lines.push(...frame.text.filter((line) => line !== ""));
  }
  flush();
  return lines;
}
