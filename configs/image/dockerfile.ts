/** One instruction of a Dockerfile: its keyword, and its arguments already in that keyword's own form. */
export interface Instruction {
  keyword: "FROM" | "ENV" | "LABEL" | "COPY" | "RUN" | "USER" | "WORKDIR";
  text: string;
}

/** Instructions as the text of a Dockerfile, one a line. */
export function renderDockerfile(instructions: Instruction[]): string {
  return instructions.map(({ keyword, text }) => `${keyword} ${text}\n`).join("");
}

/** `FROM image [AS stage]`; the image has to be an image reference: see `imageReferenceProblems`. */
export function from(image: string, stage?: string): Instruction {
  return { keyword: "FROM", text: stage ? `${image} AS ${stage}` : image };
}

/**
 * `COPY` in its JSON form. Even there Docker expands `$`, quotes, backslashes and `*`, so that a path is only
 * taken where none of that is in it: a user's files are copied by the directory that they lie in.
 * @throws Error for a path that Docker would read as another one
 */
export function copy(
  sources: string[],
  target: string,
  { stage, owner }: { stage?: string; owner?: string } = {},
): Instruction {
  const odd = [...sources, target].find((path) => !/^[A-Za-z0-9._/-]+$/.test(path));
  if (odd !== undefined) {
    throw new Error(`COPY takes plain paths only, got ${JSON.stringify(odd)}.`);
  }
  const flags = [...(stage ? [`--from=${stage}`] : []), ...(owner ? [`--chown=${owner}`] : [])];
  return { keyword: "COPY", text: [...flags, JSON.stringify([...sources, target])].join(" ") };
}

/** `ENV` with each value as it is: nothing in it is expanded. */
export function env(values: Record<string, string>): Instruction {
  return { keyword: "ENV", text: pairs(values) };
}

/** `LABEL` with each value as it is. */
export function label(values: Record<string, string>): Instruction {
  return { keyword: "LABEL", text: pairs(values) };
}

/** `RUN` of fixed commands, joined so that the first failure ends the build. No value stands in them: see `env`. */
export function runCommands(commands: readonly string[]): Instruction {
  return { keyword: "RUN", text: commands.join(" \\\n && ") };
}

/** `USER` by number, so that it is known who that is without the image. */
export function user(ids: string): Instruction {
  return { keyword: "USER", text: ids };
}

/** Who makes an image; nobody else may install anything in it. */
export const ROOT = "0";

/** `WORKDIR` of a fixed path. */
export function workdir(path: string): Instruction {
  return { keyword: "WORKDIR", text: path };
}

function pairs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${quoted(value)}`)
    .join(" ");
}

/**
 * A text as one word of a Dockerfile. Within double quotes only these three mean anything.
 * @throws Error for a text with control characters: a new line would be a new instruction
 */
export function quoted(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is refused
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(text)) {
    throw new Error(`A Dockerfile takes no control characters, got ${JSON.stringify(text)}.`);
  }
  return `"${text.replace(/[\\"$]/g, "\\$&")}"`;
}
