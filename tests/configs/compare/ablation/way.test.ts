import { Proxy } from "../../../../configs/app/choices";
import type { FlaskAppOptions } from "../../../../configs/app/options";
import type { Candidate } from "../../../../configs/compare/candidate";
import { partsOf } from "../../../../configs/compare/candidate-plan";
import {
  CHANGES,
  LAST,
  startedCandidates,
  type Way,
  wayWith,
} from "../../../../configs/compare/ablation/way";
import { Server } from "../../../../configs/server/servers";
import { Tuning } from "../../../../configs/tuning";

const IMAGES = { python: "p:3", node: "n:24", nginx: "nginx:1.30", lego: "l:4", locust: "l:2" };
const GIVEN = { user: "1000:1000", app: "app:app", secretEnv: [] };
const APP: FlaskAppOptions = { appDir: "shop", paths: ["/"] };

const plainOf = (candidate: Candidate) => partsOf(APP, candidate, GIVEN, IMAGES);
const partsWith = (names: string[], app = APP) => partsIn(wayWith(changesOf(names)), app);
function partsIn(way: Way, app: FlaskAppOptions) {
  const { containers, files } = partsOf(way.told(app), way, GIVEN, IMAGES);
  return { containers, files: files.map((file) => ({ ...file, text: way.conf(file.text) })) };
}
const changesOf = (names: string[]) => CHANGES.filter(({ name }) => names.includes(name));
const ALL = CHANGES.map(({ name }) => name);
const commandWith = (names: string[]) => partsWith(names).containers[0]!.spec.command.join(" ");
const confWith = (names: string[]) => partsWith(names).files[0]!.text;

test("without any change it is the study's bare Gunicorn, with the same words", () => {
  const study = { name: "study", server: Server.Gunicorn, proxy: Proxy.None };
  const bare = plainOf({ ...study, tuning: Tuning.Baseline });
  const first = partsWith([]);
  expect(first.files).toEqual([]);
  const words = ({ containers }: typeof first) => [...containers[0]!.spec.command].sort();
  expect(words(first)).toEqual(words(bare));
});

test("with all of them it is granian-nginx, and without the server gunicorn-nginx, as they are deployed", () => {
  expect(partsWith(ALL)).toEqual(plainOf(LAST));
  const gunicorn = { ...LAST, server: Server.Gunicorn };
  expect(partsWith(ALL.filter((name) => name !== "server"))).toEqual(plainOf(gunicorn));
});

test("without the log alone it is what a candidate without its log is", () => {
  const quiet = partsOf({ ...APP, accessLog: false }, LAST, GIVEN, IMAGES);
  expect(partsWith(ALL.filter((name) => name !== "access log"))).toEqual(quiet);
});

const OFF = '"proxy_buffering" "off";';

/** What a line of an nginx.conf has of each, with the change and without it. */
test.each([
  ["HTTP version", "proxy_http_version 1.1;", "proxy_http_version 1.0;"],
  ["keep-alive", '"$our_kept" {', '"$our_closed" {'],
  ["buffering", "", OFF],
  [
    "access log",
    "access_log /dev/stdout combined buffer=4k flush=1s;",
    "access_log off;\n    server_tokens",
  ],
])("%s is one thing in nginx.conf", (name, there, missing) => {
  const others = ALL.filter((one) => one !== name);
  expect(confWith(ALL)).toContain(there);
  expect(confWith(ALL)).not.toContain(missing);
  expect(confWith(others)).toContain(missing);
  if (there !== "") expect(confWith(others)).not.toContain(there);
  // What else differs names the configuration, or belongs to the same thing.
  expect(linesBetween(confWith(ALL), confWith(others)).filter(isOther(name))).toEqual([]);
});

const BELONGS: Record<string, RegExp> = {
  "keep-alive": /keepalive|our_kept|our_closed|^default/,
  buffering: /^# unsafe: an ablation measures what it is worth$/,
};
const isOther = (name: string) => (line: string) =>
  !/proxy_http_version|Connection|proxy_buffering|access_log|return 200/.test(line) &&
  !BELONGS[name]?.test(line);

function linesBetween(one: string, other: string): string[] {
  const [mine, yours] = [one, other].map((text) => text.split("\n").map((line) => line.trim()));
  return [
    ...mine!.filter((line) => !yours!.includes(line)),
    ...yours!.filter((line) => !mine!.includes(line)),
  ];
}

test("the worker class is Gunicorn's: threads and kept connections, or sync; Granian has none", () => {
  const gunicorn = ALL.filter((name) => name !== "server");
  expect(commandWith(gunicorn)).toContain("--worker-class=gthread");
  const sync = commandWith(gunicorn.filter((name) => name !== "worker class"));
  expect(sync).toContain("--worker-class=sync");
  expect(sync).not.toContain("--threads");
  expect(partsWith(ALL.filter((name) => name !== "worker class"))).toEqual(partsWith(ALL));
});

test("what the app itself is told stays, but for what is changed", () => {
  const app: FlaskAppOptions = {
    ...{ ...APP, env: { A: "b" }, workers: 2, threads: 8 },
    nginx: { unsafe: [{ text: "etag off;", reason: "nobody asks with one" }] },
  };
  const { containers } = partsWith(["proxy"], app);
  expect(containers[0]!.spec.env).toMatchObject({ A: "b" });
  expect(containers[0]!.spec.command.join(" ")).toContain("--workers=2");
  const text = partsWith(["proxy"], app).files[0]!.text;
  expect(text).toContain('"etag" "off";');
  expect(text).toContain(OFF);
  expect(partsWith(ALL, app).containers[0]!.spec.command.join(" ")).toContain("--threads=8");
});

test("an ablation starts both servers, whoever the candidates are", () => {
  const candidates = [{ ...LAST, name: "only", server: Server.Flask }];
  expect(startedCandidates({ candidates })).toEqual(candidates);
  const started = startedCandidates({ candidates, ablation: true });
  expect(started.map(({ server }) => server)).toEqual(["flask", "granian", "gunicorn"]);
});
