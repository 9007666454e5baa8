import { examine } from "../../../program/doctor/examine";

const said = (assets: string, others: Record<string, string> = {}) => {
  const texts = {
    "app.py": "from flask import Flask\nimport assets\napp = Flask(__name__)\n",
    "assets.py": assets,
    "requirements.txt": "flask\n",
    ...others,
  };
  return examine({ appDir: "../shop", files: Object.keys(texts), texts })
    .filter(({ key }) => key === "aptPackages")
    .map(({ kind, value, why }) => `${kind} ${value}: ${why}`);
};

test.each([
  ["filters='scss'", "ruby-sass", "sass"],
  ['filters = "less,cssmin"', "node-less", "lessc"],
  ['filters=["coffeescript", "jsmin", "uglifyjs"]', "coffeescript uglifyjs", "coffee, uglifyjs"],
])("what Flask-Assets runs by %j is in the image", (filters, packages, programs) => {
  const assets = `from flask_assets import Bundle\ncss = Bundle('a', ${filters}, output='a.css')\n`;
  expect(said(assets)).toEqual([`certain ${packages}: assets.py has Flask-Assets run ${programs}`]);
});

test("so it is beside what the app's own list names", () => {
  const assets = "from webassets import Bundle\ncss = Bundle('a.scss', filters='scss')\n";
  expect(said(assets, { Aptfile: "ffmpeg\n" })).toEqual([
    "certain ffmpeg ruby-sass: Aptfile names them, assets.py has Flask-Assets run sass",
  ]);
});

test.each([
  ["filters of its own", "from flask_assets import Bundle\njs = Bundle('a.js', filters='jsmin')\n"],
  ["filters of another kind", "query = Query(filters='scss')\n"],
])("%s need nothing", (_what, assets) => {
  expect(said(assets)).toEqual([]);
});
