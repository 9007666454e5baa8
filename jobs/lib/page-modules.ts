import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";

const ROOT = path.join(__dirname, "..", "..");

/**
 * A module of ours with all that it needs, as one script that makes what it exports a global of that name: a page then
 * computes with what computed it. A bundler would be ten megabytes in every installation, for two dozen small files.
 * @throws Error where one needs what no browser has
 */
export function scriptOf(file: string, global: string): string {
  const modules = new Map<string, string>();
  const name = take(file, modules);
  const functions = [...modules].map(
    ([one, text]) => `${JSON.stringify(one)}(module, exports) {\n${text}\n}`,
  );
  return `const ${global} = (() => {
  const modules = {${functions.join(",\n")}};
  const loaded = {};
  const load = (name) => {
    if (!loaded[name]) {
      loaded[name] = { exports: {} };
      modules[name](loaded[name], loaded[name].exports);
    }
    return loaded[name].exports;
  };
  return load(${JSON.stringify(name)});
})()`;
}

/** Takes a module and those that it needs, each once, and tells its name. */
function take(file: string, modules: Map<string, string>): string {
  const name = nameOf(file);
  if (modules.has(name)) return name;
  modules.set(name, "");
  const text = textOf(file).replace(/\brequire\("([^"]+)"\)/g, (_, to: string) => {
    if (!to.startsWith(".")) throw new Error(`${name} needs ${to}, which no browser has.`);
    const other = path.join(path.dirname(file), to) + path.extname(file);
    return `load(${JSON.stringify(take(other, modules))})`;
  });
  modules.set(name, text);
  return name;
}

/** As Node.js compiles it here, or as it was compiled for a package. */
function textOf(file: string): string {
  const text = fs.readFileSync(file, "utf8");
  if (!file.endsWith(".ts")) return text.replace(/^\/\/# sourceMappingURL=.*$/m, "");
  // A package has no compiler, and no TypeScript.
  const ts = createRequire(__filename)("typescript") as typeof import("typescript");
  const { CommonJS } = ts.ModuleKind;
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: CommonJS,
    removeComments: true,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

/** Its path in the project, without what says in which language it is kept. */
function nameOf(file: string): string {
  const name = path.relative(ROOT, file).split(path.sep).join("/");
  return name.slice(0, -path.extname(name).length);
}
