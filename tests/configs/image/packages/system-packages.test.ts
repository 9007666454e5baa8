import { isBuildTool, knownNeeds } from "../../../../configs/image/packages/system-packages";

test.each<[string, string, string[]]>([
  ["a list", "flask\npsycopg2==2.9\n", ["psycopg2"]],
  ["another spelling", "Python_LDAP>=3", ["python-ldap"]],
  ["a list with extras", "uwsgi[x]; sys_platform == 'linux'", ["uwsgi"]],
  ["uv's or Poetry's lock", '[[package]]\nname = "mysqlclient"\n', ["mysqlclient"]],
  ["Pipenv's lock", '{"default": {"pycairo": {"version": "==1"}}}', ["pycairo"]],
  ["a project", 'dependencies = ["flask", "psycopg2>=2.9"]', ["psycopg2"]],
  ["a setup.py", "install_requires=['python-magic']", ["python-magic"]],
  ["Poetry's own table", 'psycopg2 = "^2.9"', ["psycopg2"]],
  ["a wheel of another name", "psycopg2-binary==2.9\n", []],
  ["a comment", "# psycopg2 is slower\nflask # not uwsgi\n", []],
])("what %s names is known", (_what, text, by) => {
  expect(knownNeeds([text]).by).toEqual(by);
});

test("each of Debian's packages is told once, to build with or to run with", () => {
  expect(knownNeeds(["psycopg2\nmysqlclient\npython-magic"])).toMatchObject({
    build: ["default-libmysqlclient-dev", "gcc", "libc6-dev", "libpq-dev", "pkg-config"],
    run: ["libmagic1"],
  });
});

test("compilers and headers are for building, libraries and programs are not", () => {
  expect(["gcc", "libpq-dev", "cargo", "build-essential"].every(isBuildTool)).toBe(true);
  expect(["libpq5", "git", "ffmpeg", "libgcc-s1"].some(isBuildTool)).toBe(false);
});
