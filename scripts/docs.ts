import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { withConfigBlock, withTables } from "../program/config-page";
import { withNginxTable } from "../program/nginx-page";
import { ROOT } from "./setup/paths";
import { run } from "./setup/run";

const PAGES = ["components.md", "testing.md"];

/**
 * `npm run docs [-- DIRECTORY]`: writes what is generated: from doc comments docs/components.md and
 * docs/testing.md, from the option table Pulumi.yaml's config block and the tables of docs/config.md, from
 * nginx's features the table of docs/nginx.md.
 */
export async function docs(argv: string[]): Promise<void> {
  const [target = path.join(ROOT, "docs")] = argv;
  // typedoc empties the directory that it writes to.
  const scratch = mkdtempSync(path.join(os.tmpdir(), "flask-serving-docs-"));
  try {
    const typedoc = path.join(ROOT, "node_modules", ".bin", "typedoc");
    const remedy = "Mend what it warns of: each exported name needs a doc comment.";
    await run(typedoc, ["--out", scratch], { cwd: ROOT, remedy });
    for (const page of PAGES) copyFileSync(path.join(scratch, page), path.join(target, page));
  } finally {
    rmSync(scratch, { recursive: true });
  }
  // Elsewhere they are only to be compared.
  if (argv.length > 0) return;
  rewrite("docs/config.md", withTables);
  rewrite("docs/nginx.md", withNginxTable);
  rewrite("Pulumi.yaml", withConfigBlock);
}

function rewrite(file: string, change: (text: string) => string): void {
  const target = path.join(ROOT, file);
  writeFileSync(target, change(readFileSync(target, "utf8")));
}
