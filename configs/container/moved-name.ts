/** Names that packages around Flask had once, and what has them still: lists that pin Flask alone let in what came later. */
const MOVED: readonly [names: string, module: string, requirement: string][] = [
  ["url_(?:quote|unquote|decode|encode|parse|join)\\w*", "werkzeug\\.urls", "werkzeug<3"],
  ["safe_str_cmp", "werkzeug\\.security", "werkzeug<2.1"],
  ["BaseResponse|BaseRequest", "werkzeug\\.wrappers", "werkzeug<2.1"],
  ["cached_property|secure_filename|FileStorage|generate_password_hash", "werkzeug", "werkzeug<1"],
  ["json|TimedJSONWebSignatureSerializer", "itsdangerous", "itsdangerous<2.1"],
  ["soft_unicode", "markupsafe", "markupsafe<2.1"],
  ["escape|Markup|contextfilter|evalcontextfilter", "jinja2", "jinja2<3.1"],
  ["_(?:app|request)_ctx_stack", "flask", "flask<2.3"],
  ["JSONEncoder|JSONDecoder", "flask\\.json", "flask<2.3"],
];

const NAMES = MOVED.map(([names, module]) => `(?:${names})' from '${module}`).join("|");

/** A line of Python's that asks for one of them. */
export const MOVED_NAME = new RegExp(`cannot import name '(${NAMES})' \\(/opt/venv`);

/** What is to be written into a list, for what MOVED_NAME found: `url_quote' from 'werkzeug.urls`. */
export function requirementOf(found: string): string | undefined {
  const known = MOVED.find(([names, module]) =>
    new RegExp(`^(?:${names})' from '${module}$`).test(found),
  );
  return known?.[2];
}
