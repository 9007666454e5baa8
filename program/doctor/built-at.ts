/** Where a front end is built to, relative to it, and what tells it. */
export interface BuiltAt {
  value: string;
  why: (directory: string) => string;
}

/** Tools that build to a place of theirs, unless told otherwise: what of their package.json tells them. */
const TOOLS: readonly [dependency: RegExp, value: string, name: string][] = [
  [/"(react-scripts|react-app-rewired|@craco\/craco)"/, "build", "react-scripts"],
  [/"@sveltejs\/adapter-static"/, "build", "SvelteKit's adapter-static"],
  [/"gatsby"/, "public", "Gatsby"],
  [/"preact-cli"/, "build", "preact-cli"],
];

/** Files that say it, and in which words. */
const FILES: readonly [file: string, form: RegExp][] = [
  ...["vite.config.js", "vite.config.ts", "vite.config.mjs", "vue.config.js"].map(
    (file): [string, RegExp] => [file, /\b(?:outDir|outputDir)\s*:\s*["'](?:\.\/)?([\w./-]+)["']/],
  ),
  // The page lies in public/, and loads what is built below it.
  ["rollup.config.js", /\bfile\s*:\s*["'](?:\.\/)?(public)\/[\w./-]+["']/],
  [
    "webpack.config.js",
    /\boutput\s*:\s*\{[^}]*?\bpath\s*:\s*[\w.]+\(\s*__dirname\s*,\s*["']\/?(?:\.\/)?([\w./-]+)["']/,
  ],
];

/** @param text of a file beside its package.json, empty where it has none */
export function builtAt(text: (name: string) => string): BuiltAt | undefined {
  const tool = TOOLS.find(([dependency]) => dependency.test(text("package.json")));
  if (tool) return { value: tool[1], why: () => `${tool[2]} builds there` };
  const angular = ofAngular(text("angular.json"));
  if (angular !== undefined) return { value: angular, why: saidBy("angular.json") };
  for (const [file, form] of FILES) {
    const value = form.exec(text(file))?.[1];
    if (value !== undefined) return { value, why: saidBy(file) };
  }
  return undefined;
}

function saidBy(file: string): BuiltAt["why"] {
  return (directory) => `${[directory, file].filter(Boolean).join("/")} says so`;
}

/** Angular's newer builder puts what browsers load into a directory within. */
function ofAngular(text: string): string | undefined {
  const [, path] = /"outputPath"\s*:\s*(?:\{\s*"base"\s*:\s*)?"([\w./-]+)"/.exec(text) ?? [];
  const isNewer =
    /"builder"\s*:\s*"@(angular-devkit\/build-angular|angular\/build):application"/.test(text);
  if (!isNewer) return path;
  const [, project] = /"projects"\s*:\s*\{\s*"([\w-]+)"/.exec(text) ?? [];
  const base = path ?? (project === undefined ? undefined : `dist/${project}`);
  return base === undefined || /"browser"\s*:\s*""/.test(text) ? base : `${base}/browser`;
}
