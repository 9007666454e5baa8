import { examine } from "../../../program/doctor/examine";

const said = (sources: Record<string, string>) => {
  const texts = {
    "server/app.py":
      'from flask import Flask\napp = Flask(__name__)\n@app.route("/")\ndef index(): ...\n',
    "server/requirements.txt": "flask\n",
    "client/package.json": '{"scripts": {"build": "vite build"}}',
    ...sources,
  };
  return examine({ appDir: "../shop", files: Object.keys(texts), texts })
    .filter(({ kind }) => kind === "edit")
    .map(({ why }) => why);
};
const asks = (file: string, address: string) =>
  `client/src/${file} asks ${address}, which is the visitor's own machine`;

test.each([
  ["List.vue", "const path = 'http://localhost:5001/books';", "http://localhost:5001", "/books"],
  ["list.tsx", 'fetch("http://127.0.0.1:5000/api/books")', "http://127.0.0.1:5000", "/api/books"],
  ["api.js", 'axios.defaults.baseURL = "http://localhost:5000"', "http://localhost:5000", "/"],
  ["one.js", "get(`http://localhost:5000/books/${id}`)", "http://localhost:5000", "/books/"],
])("a front end whose %s has %j is told", (file, line, address, path) => {
  expect(said({ [`client/src/${file}`]: line })).toEqual([
    `${asks(file, address)}: have it ask by the path alone, such as ${path}`,
  ]);
});

test.each(["import.meta.env.VITE_API", "process.env.VITE_API"])(
  "one that %s leads elsewhere is told by that",
  (variable) => {
    const line = `const api = ${variable} || "http://localhost:5000"`;
    expect(said({ "client/src/api.ts": line })).toEqual([
      `${asks("api.ts", "http://localhost:5000")}, unless VITE_API tells another address to its build: ` +
        "set it in a .env.production beside its package.json, or have it ask by the path alone",
    ]);
  },
);

test("each address is told once, by the first source that has it", () => {
  const line = "get('http://localhost:5001/ping')";
  const sources = { "client/src/a.js": line, "client/src/b.js": line };
  expect(said(sources)).toEqual([expect.stringContaining("client/src/a.js asks")]);
});

test.each([
  ["a comment", { "client/src/a.js": "  // 'http://localhost:5000/x'" }],
  ["its tests", { "client/src/a.test.js": "get('http://localhost:5000/x')" }],
  [
    "what Vite passes on while it is written",
    { "client/vite.config.js": "'http://localhost:5000'" },
  ],
  ["what it is built to", { "client/dist/a.js": "get('http://localhost:5000/x')" }],
  ["an address elsewhere", { "client/src/a.js": "get('https://api.example.org/x')" }],
  ["another front end's", { "admin/src/a.js": "get('http://localhost:5000/x')" }],
])("of %s nothing is said", (_what, sources: Record<string, string>) => {
  expect(said(sources)).toEqual([]);
});
