import { readFileSync } from "node:fs";
import { SMALL_APPS, type SmallApp } from "../support/apps";

/** What the page has to say of an app: what kind it is, what its user types, and what is set unasked. */
function row({ kind, typed = [], wanted = {}, set = {} }: SmallApp): string[] {
  const wishes = Object.entries(wanted).map(
    ([key, value]) => `npm run config -- set ${key} ${value}`,
  );
  const commands = [...typed.map(([command]) => command), ...wishes];
  const keys = Object.keys(set).map((key) => `\`${key.replace(/\[.*/, "")}\``);
  return [
    kind,
    commands.map((one) => `\`${one.replace("DIR", "../my-app")}\``).join("<br>"),
    [...new Set(keys)].join(", "),
  ];
}

test("the shortest way for each kind of app is the one that the small apps are served by", () => {
  const page = readFileSync("docs/own-app.md", "utf8");
  const [, table = ""] = /^\| the app .*\n\| -.*\n((?:\|.*\n)+)/m.exec(
    page.split("## By its kind")[1]!,
  )!;
  const rows = table.trim().split("\n");
  const cells = rows.map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  expect(cells).toEqual(SMALL_APPS.map(row));
});
