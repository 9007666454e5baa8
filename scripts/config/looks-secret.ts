/** Words of a name that tell a secret, where they stand between underscores. */
const WORDS = new Set(
  (
    "KEY KEYS APIKEY SECRET SECRETS TOKEN TOKENS PASSWORD PASSWORDS PASSWD PASSPHRASE PASS PWD PW PIN CREDENTIAL " +
    "CREDENTIALS CREDS CRED DSN PRIVATE SALT PEPPER AUTH OAUTH JWT SIGNATURE SIGNING SESSION COOKIE CERT CERTIFICATE " +
    "PEM OTP SEED WEBHOOK HASH ENCRYPTION"
  ).split(" "),
);

/** The same where they stand at the end of a word or in its middle: SECRETKEY, DBPASSWORD, MYTOKEN. */
const PARTS =
  /SECRET|PASSW|TOKEN|CREDENTIAL|APIKEY|ACCESSKEY|PRIVATE|(?<!MON|MONO|TUR|DON|HOC|JOC|WHIS)KEY$/;

/** Names of addresses that come with a password more often than not. */
const ADDRESSES =
  /(^|_)(DATABASE|DB|SQLALCHEMY|REDIS|MONGO|MONGODB|POSTGRES|POSTGRESQL|MYSQL|AMQP|RABBITMQ|CELERY|BROKER)(_\w+)?_(URL|URI)$/;

/** An address with a user and a password in it, such as `postgres://me:it@db/x`, or a token as its user. */
const WITH_PASSWORD = /[a-z][a-z\d+.-]*:\/\/[^/\s?#]*@/i;
/** A password as a parameter of an address or of a connection string. */
const AS_PARAMETER =
  /(^|[?&;\s])(password|passwd|pwd|secret|token|api[_-]?key|accountkey|sharedaccesskey|sig)=[^&;\s]/i;
/** The head of a key, or the shape of a well-known token. */
const SHAPES =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|^(sk|pk|rk)[-_](live|test|proj|ant)?[-_]?\w{8,}|^gh[pousr]_\w{20,}|^AKIA[A-Z\d]{16}$|^eyJ[\w-]+\.eyJ|^xox[abprs]-/;

/** Whether a variable is better kept secret: by its name, or by a password within its value. */
export function looksSecret(name: string, value: string): boolean {
  const upper = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toUpperCase();
  const hasWord = upper.split("_").some((word) => WORDS.has(word.replace(/\d+$/, "")));
  return (
    hasWord ||
    [PARTS, ADDRESSES].some((form) => form.test(upper)) ||
    [WITH_PASSWORD, AS_PARAMETER, SHAPES].some((form) => form.test(value))
  );
}
