import { booleanProblems } from "../../problems";
import { Tuning } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";

/** Whether the app is away. */
export interface MaintenanceOptions {
  /**
   * Whether every request is answered with 503 and a page that says so; no service is asked.
   * @default false
   */
  maintenance?: boolean | undefined;
}

/** Fixed text. */
const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Back soon</title>' +
  '<body style="font-family:sans-serif;margin:20vh auto;max-width:30em">' +
  "<h1>Back soon</h1><p>This site is being worked on. Please try again in a few minutes.</p>\n";

/** A page for the time that the app is away. */
export const maintenance: Feature<MaintenanceOptions> = {
  options: {
    maintenance: {
      what: "whether every request is answered with 503 and a page that says so",
      values: "true or false",
      default: "false",
    },
  },
  tunings: [Tuning.Production],
  problems: ({ maintenance = false }) => booleanProblems("maintenance", maintenance),
  adds: ({ maintenance = false }) => ({
    server: maintenance
      ? because(
          "maintenance",
          "Every request is answered with a page that says so; no service is asked.",
          directive("default_type", "text/html"),
          directive("add_header", "Retry-After", "300", "always"),
          directive("add_header", "Cache-Control", "no-store", "always"),
          directive("return", "503", PAGE),
        )
      : [],
  }),
  explain: ({ maintenance = false }) =>
    maintenance ? "Answers every request with 503 and a page that says so." : undefined,
};
