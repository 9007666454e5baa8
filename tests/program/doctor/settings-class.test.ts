import { examine } from "../../../program/doctor/examine";

const CLASSES =
  "class BaseConfig(object):\n    DEBUG = False\n\n\nclass DevelopmentConfig(BaseConfig):\n    DEBUG = True\n\n\n" +
  "class TestingConfig(BaseConfig):\n    TESTING = True\n\n\nclass ProductionConfig(BaseConfig):\n    pass\n";

const said = (line: string, others: Record<string, string> = {}) => {
  const app = `import os\nfrom flask import Flask\napp = Flask(__name__)\n${line}\n`;
  const list = { "requirements.txt": "flask\n" };
  const texts = { ...list, "shop/__init__.py": app, "shop/config.py": CLASSES, ...others };
  const files = Object.keys(texts).filter((file) => file !== ".env");
  return examine({ appDir: "../shop", files, texts })
    .filter(({ kind }) => kind !== "known")
    .map(({ kind, key, value, why }) => `${kind} ${key} ${value ?? "VALUE"}: ${why}`);
};

test.each([
  'app.config.from_object(os.environ["APP_SETTINGS"])',
  "app.config.from_object(os.getenv('APP_SETTINGS'))",
  'app.config.from_object(\n    os.environ.get("APP_SETTINGS")\n)',
])(
  "where %j names a class of settings, those that are there are listed, to serve by first",
  (line) => {
    const why = "shop/__init__.py takes its settings from the class that it names";
    expect(said(line)).toEqual([
      `needed env.APP_SETTINGS shop.config.ProductionConfig: ${why}`,
      `needed env.APP_SETTINGS shop.config.DevelopmentConfig: ${why}`,
    ]);
  },
);

test("one that takes the class for work without it is proposed the one to serve by", () => {
  const line = 'app.config.from_object(os.getenv("APP_SETTINGS", "shop.config.DevelopmentConfig"))';
  expect(said(line)).toEqual([
    "choice env.APP_SETTINGS shop.config.ProductionConfig: shop/__init__.py takes its settings from the " +
      "class that it names, else shop.config.DevelopmentConfig",
  ]);
});

test.each<[string, string, Record<string, string>]>([
  [
    "one that takes the class to serve by without it",
    'app.config.from_object(os.getenv("APP_SETTINGS", "shop.config.ProductionConfig"))',
    {},
  ],
  [
    "a class that the source names itself",
    'app.config.from_object("shop.config.ProductionConfig")',
    {},
  ],
])("of %s nothing is said", (_what, line, others) => {
  expect(said(line, others)).toEqual([]);
});

test("a value of the app's own .env is taken with it", () => {
  const line = 'app.config.from_object(os.environ["APP_SETTINGS"])';
  expect(said(line, { ".env": "APP_SETTINGS=shop.config.ProductionConfig\n" })).toEqual([
    "needed import ../shop/.env: .env has APP_SETTINGS, which the app reads and has no default for; it stays out of the image",
  ]);
});

test("where no class is found, its author is asked for the value", () => {
  const line = 'app.config.from_object(os.environ["APP_SETTINGS"])';
  expect(said(line, { "shop/config.py": "DEBUG = False\n" })).toEqual([
    "needed env.APP_SETTINGS VALUE: shop/__init__.py reads it when it starts, and has no default",
  ]);
});
