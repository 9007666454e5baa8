import { type Html, html, jsonInScript, ownText } from "./html";

/** What a page is made of, which asks no network for anything. */
interface WholePage {
  title: string;
  /** Texts of CSS, the last of which decides. */
  styles: readonly string[];
  body: Html;
  /** What it shows, as JSON, in the element of that id. */
  data: { id: string; value: unknown };
  /** Programs that run when all of it is there, one after the other. */
  scripts?: readonly string[];
}

/** A page that is one file. */
export function wholePage({ title, styles, body, data, scripts = [] }: WholePage): string {
  const programs = scripts.map(
    (script) =>
      html`<script>
        ${ownText(script)};
      </script>`,
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${styles.map(ownText)}
        </style>
      </head>
      <body>
        ${body}
        <script type="application/json" id="${data.id}">
          ${jsonInScript(data.value)}
        </script>
        ${programs}
      </body>
    </html> `;
  return page.source;
}
