import {
  HASHED_ASSET,
  HIDDEN_FILE,
  isHidden,
  withFrontend,
} from "../../../configs/frontend/served-frontend";

const frontend = { appPaths: ["/api/", "/auth"], fingerprint: "0123456789ab" };

test.each([
  "/assets/index-KDmCNsJv.js",
  "/assets/index-DSB-X99d.css",
  "/assets/deep/logo-a_bcdef1.svg",
  "/assets/my-page-C7VJgyJ4.js.map",
  "/static/index-B4ivmpQb.js",
  "/static/js/main.07b0e8c9.js",
  "/static/js/453.2a77899f.chunk.js",
  "/static/media/logo.6ce24c58023cc2f8fd88fe9d219db6c6.svg",
  "/js/app.1a2b3c4d.js",
])("%s is named after its content", (path) => {
  expect(path).toMatch(new RegExp(HASHED_ASSET));
});

test.each([
  "/assets/my-document.css",
  "/assets/logo.svg",
  "/index-KDmCNsJv.js",
  "/assets/-A2345678",
  "/assets/photo-20240101.jpg",
  "/assets/photo-2024-Jan.jpg",
  "/assets/photo.20240101.jpg",
  "/assets/photo-DSC_0012.jpg",
  "/assets/hero-1280x720.webp",
  "/assets/font-Variable.woff2",
  "/assets/font-SemiBold.woff2",
  "/assets/logo-Version2.png",
  "/assets/report-2024Q1v2.pdf",
  "/assets/shot-iPhone15.png",
  "/assets/index-KDmCNsJv.js/x.js",
  "/api/index-KDmCNsJv.js",
])("%s is not", (path) => {
  expect(path).not.toMatch(new RegExp(HASHED_ASSET));
});

test("a long path takes no longer than it has to", () => {
  const pattern = new RegExp(HASHED_ASSET);
  const began = performance.now();
  for (const part of ["-", "a", "-a", "1", ".a1", "Aa1-", "/"]) {
    expect(`/assets/${part.repeat(50_000)}`).not.toMatch(pattern);
  }
  expect(performance.now() - began).toBeLessThan(500);
});

test.each([
  ".env",
  "a/.git/config",
  ".ssh/id",
  ".well-known/.htpasswd",
  "a/.well-known/b",
  ".well-knownx",
])("%s is nobody's to read", (file) => {
  expect(isHidden(file)).toBe(true);
});

test.each(["index.html", "a.b/c.d", ".well-known/security.txt", ".well-known"])(
  "%s is there to be read",
  (file) => {
    expect(isHidden(file)).toBe(false);
  },
);

test("a server without a front end is started with the app itself", () => {
  const server = { app: "app:app", env: { A: "1" }, frontend: undefined };
  expect(withFrontend(server)).toBe(server);
});

test("a server with one is started with what has both, and finds the modules that it found before", () => {
  const server = { app: "shop:create()", env: { PYTHONPATH: "/srv/app/lib" }, frontend };
  expect(withFrontend(server)).toEqual({
    app: "serve_frontend:app",
    env: {
      PYTHONPATH: "/opt/flask-serving:/srv/app/lib",
      FRONTEND_APP: "shop:create()",
      FRONTEND_APP_PATHS: "/api/ /auth/",
      FRONTEND_HASHED: HASHED_ASSET,
      FRONTEND_HIDDEN: HIDDEN_FILE,
      FRONTEND_TYPES: expect.stringContaining('"text/javascript":"js mjs"'),
    },
    frontend,
  });
});
