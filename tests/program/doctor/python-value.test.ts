import { expressionAt } from "../../../program/doctor/python-text";
import { pythonValue, type Scope } from "../../../program/doctor/python-value";

const scope: Scope = {
  file: "/srv/app/shop/config.py",
  names: new Map(),
  instance: "/srv/app/instance",
  root: "/srv/app/shop",
};

function named(expressions: Record<string, string>): Scope {
  const names: Map<string, { expression: string; scope: Scope }> = new Map();
  const known = { ...scope, names };
  for (const [name, expression] of Object.entries(expressions))
    names.set(name, { expression, scope: known });
  return known;
}

test.each<[string, string | undefined]>([
  ['"a/b"', "a/b"],
  ["r'x'", "x"],
  ['os.path.join(os.path.abspath(os.path.dirname(__file__)), "a", "b.db")', "/srv/app/shop/a/b.db"],
  ['os.path.join(basedir, "a")', "/srv/app/shop/a"],
  ['Path(__file__).resolve().parent.parent / "a" / "b"', "/srv/app/a/b"],
  ["Path(__file__).parents[1]", "/srv/app"],
  ['pathlib.Path("a", "b")', "a/b"],
  ['os.path.join(app.root_path, "static", "up")', "/srv/app/shop/static/up"],
  ['os.path.join(current_app.instance_path, "x.db")', "/srv/app/instance/x.db"],
  ['"sqlite:///" + os.path.join(HERE, "x.db")', "sqlite:////srv/app/shop/x.db"],
  ['f"sqlite:///{HERE}/x.db"', "sqlite:////srv/app/shop/x.db"],
  ['os.path.join(os.getcwd(), "logs")', "/srv/app/logs"],
  ['os.path.join(os.path.dirname(__file__), os.pardir, ".data")', "/srv/app/.data"],
  ['(\n    "a"\n)', "a"],
  ['os.path.join("a", "/b")', "/b"],
  ['f\'sqlite:///{Path(HERE).joinpath("db", "x.db")}\'', "sqlite:////srv/app/shop/db/x.db"],
  ['"sqlite:///{}/{}".format(HERE, "x.db")', "sqlite:////srv/app/shop/x.db"],
  ["'{1}/{0}'.format('x.db', HERE)", "/srv/app/shop/x.db"],
  ['"sqlite:///%s/x.db" % HERE', "sqlite:////srv/app/shop/x.db"],
  ["'%s/%s' % (HERE, 'x.db')", "/srv/app/shop/x.db"],
  ['"{x}/y".format(x=1)', undefined],
  ['"%s" % name', undefined],
  ['os.path.join(os.path.expanduser("~"), ".shop")', "/home/app/.shop"],
  ['os.path.expanduser("~/x/a~")', "/home/app/x/a~"],
  ['Path("~/x").expanduser()', "/home/app/x"],
  ['Path.home() / ".shop"', "/home/app/.shop"],
  ['"a" if x else "b"', undefined],
  ["[1, 2]", undefined],
  ["16 * 1024", undefined],
  ["os.path.join(folder, name)", undefined],
  ['os.environ.get("X")', undefined],
  ["Path(", undefined],
  ["", undefined],
])("%s is %s", (expression, text) => {
  expect(pythonValue(expression, scope)?.text).toBe(text);
});

test.each([
  ['os.environ.get("URL") or "sqlite:///" + os.path.join(HERE, "x.db")', "URL"],
  ['os.getenv("URL", f"sqlite:///{HERE}/x.db")', "URL"],
])("%s can be told by a variable", (expression, variable) => {
  expect(pythonValue(expression, scope)).toEqual({
    text: "sqlite:////srv/app/shop/x.db",
    variable,
  });
});

test("names lead to what they stand for, and no farther than they do", () => {
  const known = named({ BASE: 'os.path.join(UP, "x")', UP: '"up"', ME: "ME" });
  expect(pythonValue("config.BASE", known)?.text).toBe("up/x");
  expect(pythonValue('app.config["UP"]', known)?.text).toBe("up");
  expect(pythonValue("ME", known)).toBeUndefined();
});

test("an expression goes to its comma, its bracket or the end of its line", () => {
  const at = (text: string) => expressionAt(text, 0);
  expect(at('join("a, b", (1, 2)), c')).toBe('join("a, b", (1, 2))');
  expect(at('"it\'s" # comment')).toBe('"it\'s"');
  expect(at("join(\n  a,\n  b\n)\nnext")).toBe("join(\n  a,\n  b\n)");
});
