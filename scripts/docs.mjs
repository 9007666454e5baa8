// `npm run docs [-- DIRECTORY]`: writes the pages that are generated from doc comments, into docs/.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fail } from "./fail.mjs";
import { ROOT } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";

const PAGES = ["components.md", "testing.md"];

async function docs() {
  const [target = path.join(ROOT, "docs")] = process.argv.slice(2);
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

docs().catch(fail);
