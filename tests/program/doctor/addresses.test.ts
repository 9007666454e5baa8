import { addressesOf, addressFindings } from "../../../program/doctor/addresses";
import { examine } from "../../../program/doctor/examine";

const look = (texts: Record<string, string>) => ({
  appDir: "../shop",
  files: Object.keys(texts).filter((file) => file !== ".env"),
  texts,
});
const said = (source: string, others: Record<string, string> = {}) =>
  examine(
    look({ "app.py": `app = Flask(__name__)\n${source}`, "requirements.txt": "flask", ...others }),
  )
    .filter(({ kind, key }) => kind !== "known" && !/staticFiles/.test(key))
    .map(({ kind, key, value }) => [kind, key, value].filter(Boolean).join(" "));

const WAYS = ["needed networks", "needed hostAccess true", "needed egress internet"];

test.each<[string, string, string[]]>([
  [
    "a database whose default is on this machine",
    'U = os.environ.get("DATABASE_URL", "postgresql://localhost/shop")',
    ["needed secretEnv.DATABASE_URL"],
  ],
  [
    "one behind an or, with a driver and a password",
    'U = os.getenv("DB_URL") or "mysql+pymysql://root:x@127.0.0.1:3306/shop"',
    ["needed env.DB_URL"],
  ],
  [
    "one by its host",
    'H = os.environ.get("DB_HOST", "localhost")\nP = os.environ.get("DB_PORT", "3306")',
    ["needed env.DB_HOST"],
  ],
  [
    "one that is put together, by its host",
    "U = '{}://{}:{}@{}:{}/{}'.format(os.getenv('DB_ENGINE', 'mysql'), os.getenv('DB_USER', 'me'), os.getenv('DB_PASS', 'x'), os.getenv('DB_HOST', 'localhost'), os.getenv('DB_PORT', 3306), 'shop')",
    ["needed env.DB_HOST"],
  ],
  [
    "one by its host, beside a database of its own that other settings have",
    "A = 'sqlite:////srv/app/instance/x.db'\nB = 'mysql://me@{}/x'.format(os.getenv('DB_HOST', 'localhost'))",
    [
      "choice env.DB_HOST",
      "certain data[0].hostPath ../shop/instance",
      "certain data[0].containerPath /srv/app/instance",
    ],
  ],
  [
    "a Redis, without which it starts",
    'class Config:\n    REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")',
    ["choice env.REDIS_URL"],
  ],
  ["an address that no variable tells", 'MongoClient("mongodb://localhost:27017/")', ["edit env"]],
  [
    "one of settings for work, beside one that a variable tells",
    'DEV = "postgresql://localhost/dev"\nU = os.environ.get("DATABASE_URL", "postgresql://localhost/x")',
    ["needed secretEnv.DATABASE_URL"],
  ],
  [
    "two variables of which one is for work",
    'A = os.getenv("DEV_URL", "mysql://localhost/a")\nB = os.getenv("DB_URL", "mysql://localhost/b")',
    ["needed env.DB_URL"],
  ],
  [
    "a name that a container has",
    'client = MongoClient("mongodb://root:pw@db:27017/")',
    ["needed networks"],
  ],
  [
    "a server elsewhere",
    'MONGO_URI = f"mongodb+srv://{USER}@cluster.example.net/shop"\nUSER = "me"',
    ["needed egress internet"],
  ],
  [
    "this machine by the name that containers have for it",
    'create_engine("postgresql://host.docker.internal/x")',
    ["needed hostAccess true"],
  ],
  [
    "a database for tests",
    'TEST_URI = "postgresql://localhost/t"\nU = os.getenv("TEST_URL", "postgresql://localhost/t")',
    [],
  ],
  [
    "where an app of another kind listens",
    'H = os.environ.get("SERVER_HOST", "localhost")\nORIGINS = ["http://localhost:4200"]',
    [],
  ],
  ["a file", 'U = os.environ.get("DATABASE_URL", "sqlite:////tmp/x.db")', []],
])("of %s is said what leads there", (_what, source, expected) => {
  expect(said(source)).toEqual(expected);
});

test("where the packages say which server a variable is of, it is asked where that is", () => {
  const list = { "requirements.txt": "flask\npymysql\n" };
  expect(said('H = os.environ.get("DB_HOST", "localhost")', list)).toEqual([
    "needed env.DB_HOST",
    ...WAYS,
  ]);
});

test("what the app's own .env tells is not asked for", () => {
  const env = { ".env": "DATABASE_URL=postgresql://db/shop" };
  const source = 'U = os.environ.get("DATABASE_URL", "postgresql://localhost/shop")';
  expect(said(source, env)).toEqual(["choice import ../shop/.env"]);
});

test("an address that another source takes is told once", () => {
  const texts = {
    "config.py": 'DB = "postgresql://localhost/shop"\n',
    "shop.py": "from config import DB\nSQLALCHEMY_DATABASE_URI = DB\n",
  };
  expect(addressFindings(addressesOf(look(texts)))).toMatchObject([{ kind: "edit" }]);
});

test("each is told once, with its reason", () => {
  const source = 'os.environ.get("DATABASE_URL", "postgresql://localhost/shop")';
  const texts = { "a.py": `A = ${source}\n`, "b.py": `B = ${source}\nC = "redis://localhost"\n` };
  expect(addressFindings(addressesOf(look(texts))).map(({ why }) => why)).toEqual([
    "a.py has its PostgreSQL at localhost, which in a container is the container itself, unless this variable tells another place",
  ]);
  expect(
    addressFindings(addressesOf(look({ "b.py": 'C = "redis://localhost"\n' }))).map(
      ({ why }) => why,
    ),
  ).toEqual([
    "b.py has its Redis at localhost, which in a container is the container itself, and no variable tells another place: have it read one",
  ]);
});
