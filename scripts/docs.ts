import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ROOT } from "./setup/paths";
import { run } from "./setup/run";

const PAGES = ["components.md", "testing.md"];

/** `npm run docs [-- DIRECTORY]`: writes the pages that are generated from doc comments, into docs/. */
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
}
