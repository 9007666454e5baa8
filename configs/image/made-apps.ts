/** What of a Python source is a Flask app, or makes one. */
export interface MadeApp {
  /** The variable's name, or the function's. */
  name: string;
  /** Whether it is a function that makes it. */
  isFactory: boolean;
  /** The arguments that a factory does not do without. */
  needs: string[];
}

/** An app of Flask's, or of a class that is made of Flask's by its name. */
const VARIABLE = /^(\w+)(?:\s*:[^=\n]+)?\s*=\s*(?:\w+\s*=\s*)*(?:\w+\.)*\w*(?:Flask|OpenAPI)\(/gm;
/** An app that a factory makes, such as `app = shop.create_app("dev")`. */
const MADE =
  /^(\w+)(?:\s*:[^=\n]+)?\s*=\s*(?:\w+\.)*(?:create|make|build|init|get)_?\w*app\w*\(/gim;
/** An app that comes from elsewhere, such as `from shop import app as application`. */
const TAKEN = /^from\s+[\w.]+\s+import\s+\(?([^\n)]*)/gm;
/**
 * The apps of a Python source, by its text: what is not indented, the one that Flask would take first.
 * What it only takes from another module is none; see `takenApp`.
 */
export function madeApps(source: string): MadeApp[] {
  const text = withoutComments(source);
  const variables = [...text.matchAll(VARIABLE), ...text.matchAll(MADE)]
    .map(([, name = ""]) => name)
    .filter((name, index, all) => !/celery/i.test(name) && all.indexOf(name) === index);
  if (variables.length > 0) return preferred(variables).map(variable);
  const factories = functionsOf(text).filter(makesApp);
  const names = preferred(factories.map(({ name }) => name));
  return factories
    .filter(({ name }) => names.includes(name))
    .map(({ name, parameters }) => ({ name, isFactory: true, needs: needed(parameters) }));
}

/** The app that a source takes from another one, by the name that it has there. */
export function takenApp(source: string): MadeApp | undefined {
  const names = [...withoutComments(source).matchAll(TAKEN)].flatMap(([, list = ""]) =>
    list.split(",").map(
      (one) =>
        one
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    ),
  );
  const name = ["app", "application"].find((one) => names.includes(one));
  return name === undefined ? undefined : variable(name);
}

/** Whether a source runs its app's development server as soon as it is imported, which then never ends. */
export function runsAtImport(source: string): boolean {
  return /^\w+\.run\(/m.test(withoutComments(source));
}

/** Whether a source imports a module, by its full name or by the one that it has beside it. */
export function imports(source: string, module: string): boolean {
  const last = module.split(".").at(-1) ?? module;
  const names = [module, `.${last}`, last].map((one) => one.replaceAll(".", "\\."));
  return new RegExp(`^\\s*(?:from|import)\\s+(?:${names.join("|")})(?![\\w])`, "m").test(source);
}

function variable(name: string): MadeApp {
  return { name, isFactory: false, needs: [] };
}

/** Flask looks for these names first, and then for the only one. */
function preferred(names: string[]): string[] {
  const first = ["app", "application", "create_app", "make_app"].find((one) => names.includes(one));
  return first === undefined ? names : [first];
}

interface PythonFunction {
  name: string;
  parameters: string;
  body: string;
}

/** Each statement that is not indented, with all that belongs to it. */
function functionsOf(text: string): PythonFunction[] {
  return text.split(/^(?=[^\s)\]}])/m).flatMap((body) => {
    const [, name, parameters = ""] = /^def\s+(\w+)\(([^]*?)\)\s*(?:->[^:]+)?:/.exec(body) ?? [];
    return name === undefined ? [] : [{ name, parameters, body }];
  });
}

function makesApp({ name, body }: PythonFunction): boolean {
  return ["create_app", "make_app"].includes(name) || /\bFlask\([^]*\breturn\b/.test(body);
}

/** Those without a default; commas within brackets part nothing. */
function needed(parameters: string): string[] {
  const plain = parameters.replace(/[[({][^\])}]*[\])}]/g, "").split(",");
  return plain
    .map((one) => one.trim())
    .filter((one) => one !== "" && !one.startsWith("*") && one !== "/" && !one.includes("="))
    .map((one) => one.replace(/\s*:.*/s, ""));
}

function withoutComments(source: string): string {
  return source
    .replace(/\r\n?/g, "\n")
    .replace(/("""|''')[^]*?\1/g, "''")
    .replace(/^\s*#.*$/gm, "");
}
