import { integerProblems, patternProblems, type Problem } from "../problems";

/** What every server of an app is told. */
export interface ServerOptions {
  app: string;
  port: number;
  healthPath: string;
  memoryMb: number;
  publish?: number | undefined;
}

/** What is wrong with what a server of an app was told. */
export function serverProblems(options: ServerOptions): Problem[] {
  const { app, port, healthPath, memoryMb, publish } = options;
  return [
    ...patternProblems("app", app, {
      pattern: /^[A-Za-z_][\w.]*:[A-Za-z_]\w*(\(.*\))?$/,
      expected: "the app as module:callable, such as app:app",
    }),
    ...integerProblems("port", port, { min: 1024, max: 65535 }),
    ...patternProblems("healthPath", healthPath, {
      pattern: /^\/[!-~]*$/,
      expected: "a path that starts with /, without spaces",
    }),
    ...integerProblems("memoryMb", memoryMb, { min: 32, max: 1_048_576 }),
    ...publishProblems(publish),
  ];
}

/** The problem with a port of the host, if there is one. */
export function publishProblems(publish: number | undefined): Problem[] {
  return publish === undefined ? [] : integerProblems("publish", publish, { min: 1, max: 65535 });
}
