import { looksSecret } from "../../../scripts/config/looks-secret";

test.each([
  ...["SECRET_KEY", "API_KEY", "APIKEY", "STRIPE_KEY2", "AUTH_TOKEN", "githubToken", "DB_PASSWORD"],
  ...[
    "DBPASSWORD",
    "MAIL_PASS",
    "PGPASSWORD",
    "DB_PWD",
    "AWS_CREDENTIALS",
    "SENTRY_DSN",
    "PRIVATE",
  ],
  ...["PASSWORD_SALT", "DATABASE_URL", "SQLALCHEMY_DATABASE_URI", "REDIS_URL", "CELERY_BROKER_URL"],
  ...["MONGO_URI", "secret_key", "JWT", "SECRETKEY", "FERNETKEY"],
])("%s is secret by its name", (name) => {
  expect(looksSecret(name, "x")).toBe(true);
});

test.each([
  ["UPSTREAM", "https://me:it@host/x"],
  ["SERVICE_URL", "https://token@host"],
  ["CONNECTION", "Server=db;User=me;Password=it"],
  ["CALLBACK", "https://host/?a=1&token=x"],
  ["PEMFILE", "-----BEGIN RSA PRIVATE KEY-----\nx"],
  ["STRIPE", "sk_live_0123456789"],
])("%s is secret by what it holds", (name, value) => {
  expect(looksSecret(name, value)).toBe(true);
});

test.each([
  ["DEBUG", "1"],
  ["FLASK_ENV", "production"],
  ["MONKEY", "x"],
  ["COMPASS", "north"],
  ["SERVICE_URL", "https://host/x?page=1"],
  ["BASE_URL", "http://localhost:5000"],
  ["MAIL_FROM", "me@example.org"],
  ["PORT", "5432"],
  ["KEYBOARD", "qwerty"],
  ["BYPASS", "no"],
])("%s is not", (name, value) => {
  expect(looksSecret(name, value)).toBe(false);
});
