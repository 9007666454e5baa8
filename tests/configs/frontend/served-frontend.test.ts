import {
  apiPrefixProblems,
  HASHED_ASSET,
  HIDDEN_FILE,
  isHidden,
  withFrontend,
} from "../../../configs/frontend/served-frontend";

const frontend = { apiPrefix: "/api/", fingerprint: "0123456789ab" };

test.each([
  "/assets/index-KDmCNsJv.js",
  "/assets/index-DSB-X99d.css",
  "/assets/deep/logo-a_bcdef1.svg",
])("%s is named after its content", (path) => {
  expect(path).toMatch(new RegExp(HASHED_ASSET));
});

test.each([
  "/assets/my-document.css",
  "/assets/logo.svg",
  "/index-KDmCNsJv.js",
  "/assets/-A2345678",
])("%s is not", (path) => {
  expect(path).not.toMatch(new RegExp(HASHED_ASSET));
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

test.each(["/api/../x/", "/./", "/assets/", "api", 1n])("%s is no prefix of an app's", (prefix) => {
  expect(apiPrefixProblems("frontend.apiPrefix", prefix)).toMatchObject([{ got: prefix }]);
});

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
      FRONTEND_API_PREFIX: "/api/",
      FRONTEND_HASHED: HASHED_ASSET,
      FRONTEND_HIDDEN: HIDDEN_FILE,
    },
    frontend,
  });
});
