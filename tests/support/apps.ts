import * as path from "node:path";

/** Small apps, each made as one kind of public app is. */
export const APPS = path.join(__dirname, "..", "apps");

/** Asks an app that serves. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** An app of ours, and what it is proved by. */
export interface SmallApp {
  /** Its directory below tests/apps. */
  name: string;
  /** What kind it is, in words that end a sentence. */
  kind: string;
  /** The settings that `npm start` makes by itself; DIR is its directory. */
  set?: Record<string, string>;
  /** The commands that the first message names, each with what its user gives: nothing else is needed. */
  typed?: [command: string, value: string][];
  /** Commands that the message names besides, as another answer to the same question. */
  instead?: string[];
  /** What its user wants besides. */
  wanted?: Record<string, string>;
  /** What its containers write. */
  logs?: string[];
  /** What its page shows. */
  shows: { path: string; text: string };
  /** Writes, and looks at what came of it. */
  writes(ask: Ask): Promise<void>;
  /** Where what was written is kept, looks at it again. */
  keeps?(ask: Ask): Promise<void>;
}

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
const form = (fields: Record<string, string>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  redirect: "manual",
});
const dataAt = (index: number, host: string, container = `/srv/app/${host}`) => ({
  [`data[${index}].hostPath`]: `DIR/${host}`,
  [`data[${index}].containerPath`]: container,
});

/** Opens a stream of events. @returns what reads its next part */
async function listen(ask: Ask, signal: AbortSignal): Promise<() => Promise<string | undefined>> {
  const { headers, body } = await ask("/stream", { signal });
  expect(headers.get("content-type")).toMatch("text/event-stream");
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  return async () => (await reader.read()).value;
}

/** A picture of one point. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export const SMALL_APPS: SmallApp[] = [
  {
    name: "tutorial",
    kind: "a tutorial's: a package with a pyproject.toml, a factory, a command that makes its database",
    set: {
      ...dataAt(0, "instance"),
      release: "test -e instance/journal.sqlite || flask init-db",
    },
    shows: { path: "/", text: "<title>Journal</title>" },
    async writes(ask) {
      const added = await ask("/entries", form({ text: "Sunny & warm" }));
      expect([added.status, added.headers.get("location")]).toEqual([302, "/"]);
    },
    async keeps(ask) {
      expect(await (await ask("/")).text()).toContain("<li>Sunny &amp; warm</li>");
    },
  },
  {
    name: "factory-sqlite",
    kind: "a factory with migrations, SQLite beside its sources, and logs in a directory",
    set: {
      "env.DATABASE_URL": "sqlite:////srv/app/data/stock.db",
      ...dataAt(0, "logs"),
      ...dataAt(1, "data"),
      release: "flask db upgrade",
    },
    shows: { path: "/", text: "[]" },
    async writes(ask) {
      expect((await ask("/parts", form({ name: "bolt" }))).status).toBe(201);
    },
    async keeps(ask) {
      expect(await (await ask("/")).json()).toEqual(["bolt"]);
    },
  },
  {
    name: "poetry-postgres",
    kind: "an API with a poetry.lock, PostgreSQL and migrations, in two replicas",
    set: { release: "flask db upgrade" },
    typed: [
      ["npm run config -- set --secret --path secretEnv.DATABASE_URL", "POSTGRES"],
      ["npm run config -- set networks VALUE", "NETWORK"],
    ],
    instead: ["npm run config -- set hostAccess true", "npm run config -- set egress internet"],
    wanted: { replicas: "2" },
    shows: { path: "/v1/bookings", text: '"rooms":[]' },
    async writes(ask) {
      expect((await ask("/v1/bookings", json({ room: "Oslo" }))).status).toBe(201);
    },
    async keeps(ask) {
      const answers = Array.from({ length: 8 }, async () => (await ask("/v1/bookings")).json());
      const bookings = (await Promise.all(answers)) as { rooms: string[]; from_: string }[];
      expect(bookings.map(({ rooms }) => rooms)).toEqual(Array(8).fill(["Oslo"]));
      expect(new Set(bookings.map(({ from_ }) => from_)).size).toBe(2);
    },
  },
  {
    name: "client-server",
    kind: "Vue in client/ and Flask in server/",
    set: { "frontend.dir": "DIR/client", "frontend.outDir": "built" },
    shows: { path: "/some/page", text: "<title>Shopping list</title>" },
    async writes(ask) {
      const added = await ask("/api/items", json({ title: "Milk" }));
      expect([added.status, await added.json()]).toEqual([
        201,
        expect.objectContaining({ title: "Milk", bought: false }),
      ]);
      expect(await (await ask("/api/items")).text()).toContain('"Bread"');
    },
  },
  {
    name: "pipenv",
    kind: "a script with a Pipfile.lock that keeps a file in a directory that it makes",
    set: dataAt(0, "store"),
    shows: { path: "/", text: '"tea":0' },
    async writes(ask) {
      expect((await ask("/votes", json({ choice: "water" }))).status).toBe(422);
      expect((await ask("/votes", json({ choice: "tea" }))).status).toBe(201);
    },
    async keeps(ask) {
      expect(await (await ask("/")).json()).toEqual({ tea: 1, coffee: 0 });
    },
  },
  {
    name: "guestbook",
    kind: "one file with a SQLite database beside it",
    set: { ...dataAt(0, "data"), "data[0].files": "guestbook.db greetings.txt" },
    shows: { path: "/", text: '"greeting":"welcome"' },
    async writes(ask) {
      expect((await ask("/guests", json({ name: "anna" }))).status).toBe(201);
    },
    async keeps(ask) {
      const page = { greeting: "welcome", guests: ["anna"] };
      expect(await (await ask("/")).json()).toEqual(page);
    },
  },
  {
    name: "src-uv",
    kind: "a package below src/ with a uv.lock",
    shows: { path: "/", text: '"glossary":"2.1.0"' },
    async writes(ask) {
      const word = await ask("/words/", { method: "POST", body: "a *word*" });
      expect([word.status, await word.text()]).toEqual([201, "<p>a <em>word</em></p>"]);
    },
  },
  {
    name: "old-pins",
    kind: "one that pins Flask 1.1 and Gunicorn 20.1",
    shows: { path: "/", text: "<title>Words &amp; more</title>" },
    async writes(ask) {
      const added = await ask("/words", json({ word: "zebra" }));
      expect([added.status, await added.json()]).toEqual([201, ["first", "zebra"]]);
    },
  },
  {
    name: "uploads",
    kind: "one that keeps uploads below its static files",
    set: dataAt(0, "static/uploads"),
    shows: { path: "/", text: "<title>Gallery</title>" },
    async writes(ask) {
      const body = new FormData();
      body.set("picture", new Blob([DOT], { type: "image/png" }), "a dot.png");
      expect((await ask("/", { method: "POST", body, redirect: "manual" })).status).toBe(302);
    },
    async keeps(ask) {
      expect(await (await ask("/")).text()).toContain('src="/static/uploads/a_dot.png"');
      expect((await ask("/static/uploads/a_dot.png")).headers.get("content-type")).toBe(
        "image/png",
      );
      expect((await ask("/static/style.css")).status).toBe(200);
    },
  },
  {
    name: "admin-static",
    kind: "an administration, static files of its own and two prefixes of an API beside a front end",
    set: { "frontend.dir": "DIR/frontend", "frontend.appPaths": "/admin/ /static/ /v1 /v2" },
    shows: { path: "/anything", text: "<title>Shop</title>" },
    async writes(ask) {
      expect(await (await ask("/assets/shop.js")).text()).toContain('fetch("/v1/goods")');
      expect(await (await ask("/v1/goods")).json()).toEqual(["soap"]);
      expect((await ask("/static/admin.css")).headers.get("content-type")).toMatch("text/css");
      const ordered = await ask("/v2/orders", json({ goods: "soap" }));
      expect([ordered.status, await ordered.json()]).toEqual([201, { ordered: "soap" }]);
      const saved = await ask("/admin/", form({ name: "Ann" }));
      expect([saved.status, saved.headers.get("location")]).toEqual([302, "/admin/?saved=Ann"]);
      expect(await (await ask("/admin/?saved=Ann")).text()).toContain("<p>Ann</p>");
    },
  },
  {
    name: "events",
    kind: "server-sent events to many from a single worker of greenlets, as its Procfile starts it",
    set: { workers: "1", workerClass: "gevent" },
    shows: { path: "/", text: "<title>News</title>" },
    async writes(ask) {
      const stop = new AbortController();
      const next = await Promise.all(Array.from({ length: 20 }, () => listen(ask, stop.signal)));
      expect(await Promise.all(next.map((one) => one()))).toEqual(Array(20).fill("retry: 500\n\n"));
      const told = await ask("/news", form({ text: "rain" }));
      expect([told.status, await told.json()]).toEqual([202, { told: 20 }]);
      expect(await Promise.all(next.map((one) => one()))).toEqual(Array(20).fill("data: rain\n\n"));
      stop.abort();
    },
  },
  {
    name: "hooks",
    kind: "one whose own gunicorn.conf.py has hooks and counts CPUs",
    logs: [
      "The counter is ready for 3 workers",
      "flask-serving: gunicorn.conf.py counts CPUs: it gets 1, as cpus is not set. Those of the host do not count",
      "flask-serving: gunicorn.conf.py: bind = 'unix:/run/counter.sock' has no effect here",
    ],
    shows: { path: "/", text: '"workers":3' },
    async writes(ask) {
      expect(await (await ask("/count", { method: "POST" })).json()).toEqual({ count: 1 });
    },
  },
  {
    name: "login",
    kind: "a login with redirects, secure cookies and a .env",
    typed: [["npm run config -- import DIR/.env", ""]],
    shows: { path: "/login", text: "<form method=post>" },
    async writes(ask) {
      const away = await ask("/", { redirect: "manual" });
      expect([away.status, away.headers.get("location")]).toEqual([302, "/login?next=%2F"]);
      expect((await ask("/login", form({ name: "Ann", password: "x" }))).status).toBe(403);
      const login = await ask("/login", form({ name: "Ann", password: "open-sesame" }));
      const [cookie = ""] = login.headers.getSetCookie();
      expect([login.status, cookie]).toEqual([302, expect.stringMatching(/; Secure; HttpOnly/)]);
      const headers = { Cookie: cookie.split(";")[0]! };
      expect(await (await ask("/", { headers })).text()).toBe("<title>Members' club</title>Ann");
    },
  },
  {
    name: "settings-class",
    kind: "a class of settings of which some have no default",
    typed: [
      ["npm run config -- set --path env.DESK_TITLE VALUE", "Lost & found"],
      ["npm run config -- set --secret --path secretEnv.DESK_API_KEY", "0123456789"],
    ],
    shows: { path: "/", text: '"title":"Lost & found"' },
    async writes(ask) {
      const headers = { "Content-Type": "application/json", "X-Api-Key": "0123456789" };
      const added = await ask("/tickets", { ...json({ text: "a glove" }), headers });
      expect(await added.json()).toEqual({ ticket: "a glove", of: "Lost & found" });
    },
  },
  {
    name: "list-includes",
    kind: "lists of packages that name each other and a package of the same tree",
    set: { requirements: "requirements/prod.txt" },
    shows: { path: "/", text: "<title>Flask 3" },
    async writes(ask) {
      const rounded = await ask("/rounded", json({ number: 12.7 }));
      expect([rounded.status, await rounded.json()]).toEqual([201, { rounded: 15 }]);
    },
  },
  {
    name: "setup-py",
    kind: "a package with a setup.py alone, SQLite in the instance directory",
    set: dataAt(0, "instance"),
    shows: { path: "/", text: '"loans":[]' },
    async writes(ask) {
      expect((await ask("/loans", form({ title: "Emma" }))).status).toBe(201);
    },
    async keeps(ask) {
      expect(await (await ask("/")).json()).toEqual({ loans: ["Emma"] });
    },
  },
];
