import { logHints } from "../../../configs/container/log-hints";

const fails = (name: string, module: string) =>
  `ImportError: cannot import name '${name}' from '${module}' (/opt/venv/lib/python3.13/site-packages/x.py)`;

test.each([
  ["url_quote", "werkzeug.urls", "werkzeug<3"],
  ["safe_str_cmp", "werkzeug.security", "werkzeug<2.1"],
  ["cached_property", "werkzeug", "werkzeug<1"],
  ["json", "itsdangerous", "itsdangerous<2.1"],
  ["soft_unicode", "markupsafe", "markupsafe<2.1"],
  ["escape", "jinja2", "jinja2<3.1"],
  ["_request_ctx_stack", "flask", "flask<2.3"],
])("an app that asks for %s of %s is told to name %s", (name, module, requirement) => {
  expect(logHints(fails(name, module))).toEqual([
    `A package of the list is older than what it lets in: beside it, name ${requirement} in the app's list of packages.`,
  ]);
});

test("a name of another package is told without a version", () => {
  expect(logHints(fails("soft_unicode", "shop.text"))).toEqual([
    expect.stringContaining("is not the one that this code was written for: pin it"),
  ]);
});
