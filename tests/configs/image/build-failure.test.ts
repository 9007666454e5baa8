import { buildFailure } from "../../../configs/image/build-failure";

test("a step of ours that fails is told first, without the builder's own words and colours", () => {
  const log = [
    'Step 8/18 : COPY ["frontend/","./"]',
    "Step 9/18 : RUN npm run build",
    " ---> Running in f1174feb1e5c",
    "\u001b[32m✓ built in 70ms\u001b[39m",
    "\u001b[91mflask-serving: frontend.outDir: expected index.html in dist after npm run build, got none",
    "\u001b[0mRemoving intermediate container f1174feb1e5c",
    "The command '/bin/sh -c npm run build' returned a non-zero code: 64",
    "",
  ].join("\n");
  expect(buildFailure(log)).toBe(
    "The image of the app could not be built: frontend.outDir: expected index.html in dist after npm run build, got none.\n" +
      "    Step 9/18 : RUN npm run build\n" +
      "    ✓ built in 70ms",
  );
});

test("BuildKit's mark before our words does not hide them", () => {
  expect(buildFailure("#9 0.512 flask-serving: 0:0: the app never runs as root\n")).toBe(
    "The image of the app could not be built: 0:0: the app never runs as root.",
  );
});

test("of another failure its last lines are told", () => {
  const log = `${"a line\n".repeat(30)}ERROR: No matching distribution found for flask==0.0.99\n`;
  const [first, ...lines] = buildFailure(log).split("\n");
  expect(first).toBe("The image of the app could not be built:");
  expect(lines.slice(0, -1)).toHaveLength(20);
  expect(lines.at(-2)).toBe("    ERROR: No matching distribution found for flask==0.0.99");
});
