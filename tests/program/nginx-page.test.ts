import { readFileSync } from "node:fs";
import { FEATURES } from "../../configs/nginx/features";
import { renderNginxTable } from "../../program/nginx-page";

test("docs/nginx.md shows the options as nginx's features have them: npm run docs writes it", () => {
  expect(readFileSync("docs/nginx.md", "utf8")).toContain(`## Options\n\n${renderNginxTable()}`);
});

test("no option is two features'", () => {
  const paths = FEATURES.flatMap(({ options }) => Object.keys(options));
  expect(paths).toHaveLength(new Set(paths).size);
});
