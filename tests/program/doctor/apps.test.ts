import { readdirSync } from "node:fs";
import * as path from "node:path";
import { commandOf } from "../../../program/doctor/finding";
import { missingMessage, settle } from "../../../program/doctor/settle";
import { look } from "../../../scripts/doctor";
import { APPS, SMALL_APPS, type SmallApp } from "../../support/apps";

const FRESH = { keys: new Set<string>(), variables: new Set<string>(), values: new Map() };

const findingsOf = ({ name }: SmallApp) => look(path.join(APPS, name));
const here = ({ name }: SmallApp, text: string) => text.replaceAll("DIR", path.join(APPS, name));

test("each of the small apps is proved", () => {
  expect(SMALL_APPS.map(({ name }) => name).sort()).toEqual(readdirSync(APPS).sort());
});

describe.each(SMALL_APPS)("$name: $kind", (app) => {
  const { set = {}, typed = [], instead = [] } = app;

  test("what is plain is set", () => {
    const { toSet } = settle(findingsOf(app), FRESH);
    const settings = toSet.filter(({ key }) => key !== "appDir");
    const expected = Object.entries(set).map(([key, value]) => [key, here(app, value)]);
    expect(settings.map(({ key, value }) => [key, value])).toEqual(
      expect.arrayContaining(expected),
    );
    expect(settings).toHaveLength(expected.length);
  });

  test("one message names the command for each setting that it needs besides, and then nothing is missing", () => {
    const findings = findingsOf(app);
    const settled = settle(findings, FRESH);
    const commands = [...typed.map(([command]) => command), ...instead];
    expect(settled.missing.map(commandOf)).toEqual(commands.map((one) => here(app, one)));
    for (const command of commands)
      expect(missingMessage("DIR", settled)).toContain(`  ${here(app, command)}     # `);

    const done = settled.missing.filter((one) => !instead.includes(commandOf(one)));
    const variables = done.flatMap((one) => one.variables ?? one.key.replace(/^\w+\./, ""));
    const keys = new Set(done.map(({ key }) => key));
    const after = { keys, variables: new Set(variables), values: new Map() };
    expect(settle(findings, after).missing).toEqual([]);
  });
});
