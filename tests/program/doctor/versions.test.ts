import { examine } from "../../../program/doctor/examine";

const said = (list: string, file = "requirements.txt") => {
  const texts = { "app.py": "from flask import Flask\napp = Flask(__name__)\n", [file]: list };
  return examine({ appDir: "../shop", files: Object.keys(texts), texts })
    .filter(({ kind }) => kind === "edit")
    .map(({ why }) => why);
};
const told = (version: string, names: string) =>
  `requirements.txt pins Flask ${version}, which is older than what it lets in: name ${names} there`;
const OLD = "werkzeug<2.1 jinja2<3.1 itsdangerous<2.1 markupsafe<2.1";

test.each([
  ["Flask==2.2.3\nFlask-Cors==3.0.10\n", told("2.2", "werkzeug<3")],
  ["flask~=2.0\n", told("2.0", "werkzeug<3")],
  ["flask == 1.1.2\ngunicorn\n", told("1.1", OLD)],
  [
    "Flask==0.12.2\nWerkzeug==0.14\nJinja2==2.10\n",
    told("0.12", "itsdangerous<2.1 markupsafe<2.1"),
  ],
])("of %j it is told what keeps an old Flask working", (list, why) => {
  expect(said(list)).toEqual([why]);
});

test.each([
  ["a newer one", "Flask==2.3.2\n"],
  ["one that is not pinned", "Flask>=1.0\nFlask-Login==0.6\n"],
  ["one with what it brings", "Flask==2.2.3\nwerkzeug==2.2.3\n"],
  ["a package of Flask's family alone", "Flask-Cors==1.0\nflask\n"],
])("of %s nothing is said", (_what, list) => {
  expect(said(list)).toEqual([]);
});
