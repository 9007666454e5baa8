/** Packages whose modules have other names. */
const PACKAGES: Record<string, string> = {
  bs4: "beautifulsoup4",
  Crypto: "pycryptodome",
  cv2: "opencv-python-headless",
  dateutil: "python-dateutil",
  decouple: "python-decouple",
  docx: "python-docx",
  dotenv: "python-dotenv",
  fitz: "PyMuPDF",
  jose: "python-jose",
  jwt: "PyJWT",
  magic: "python-magic",
  MySQLdb: "mysqlclient",
  OpenSSL: "pyOpenSSL",
  PIL: "Pillow",
  // Its later versions have it no more.
  pkg_resources: "setuptools<81",
  psycopg2: "psycopg2-binary",
  serial: "pyserial",
  skimage: "scikit-image",
  sklearn: "scikit-learn",
  slugify: "python-slugify",
  socketio: "python-socketio",
  yaml: "PyYAML",
};

/** The package that most probably has a module. */
export function packageOf(module: string): string {
  const [top = module] = module.split(".");
  return PACKAGES[top] ?? top.replace(/^flask_/, "Flask-").replaceAll("_", "-");
}
