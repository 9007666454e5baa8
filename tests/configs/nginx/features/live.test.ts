import { readdirSync, readFileSync } from "node:fs";
import { FEATURES } from "../../../../configs/nginx/features";
import { Balancing, HashBy } from "../../../../configs/nginx/balancing-settings";

const DIRECTORY = "tests/engine/nginx";
const LIVE = readdirSync(DIRECTORY)
  .map((file) => readFileSync(`${DIRECTORY}/${file}`, "utf8"))
  .join("\n");

/** What no live nginx shows there, and why. */
const ELSEWHERE: Record<string, string> = {
  nginxVersion: "decides which directives there are: tests/configs/nginx/version.test.ts",
};

const OPTIONS = FEATURES.flatMap(({ options }) => Object.keys(options)).filter(
  (option) => !(option in ELSEWHERE),
);

test.each(OPTIONS)("%s is seen in what a live nginx does", (option) => {
  const [field = ""] = option.split(".").slice(-1);
  expect(LIVE).toMatch(new RegExp(`\\b${field.replace("[i]", "")}\\b`));
});

// No nginx that can be had knows leastTime; leastConn is what nobody has to say.
test.each(Object.values(Balancing).filter((one) => !["leastTime", "leastConn"].includes(one)))(
  "so is the method %s",
  (method) => {
    expect(LIVE).toContain(`method: "${method}"`);
  },
);

test.each(Object.values(HashBy))("so is a hash by %s", (by) => {
  expect(LIVE).toContain(`by: "${by}"`);
});
