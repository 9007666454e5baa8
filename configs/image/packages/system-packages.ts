/** What a Python package needs of Debian. */
interface SystemPackages {
  /** To be built, where it comes without a wheel. */
  build: readonly string[];
  /** To run, beyond the libraries that it was linked with: those are found by themselves. */
  run?: readonly string[];
}

const COMPILER = ["gcc", "libc6-dev"];
const COMPILER_CXX = ["g++", ...COMPILER];

/** What fetches from a repository. */
export const GIT = ["git", "ca-certificates"];

/** Python packages that have no wheel for Linux on PyPI, or load libraries that no wheel brings. */
export const SYSTEM_PACKAGES: Readonly<Record<string, SystemPackages>> = {
  "dbus-python": { build: [...COMPILER, "libdbus-1-dev", "libglib2.0-dev", "pkg-config"] },
  gssapi: { build: [...COMPILER, "libkrb5-dev"] },
  mysqlclient: { build: [...COMPILER, "default-libmysqlclient-dev", "pkg-config"] },
  psycopg: { build: [], run: ["libpq5"] },
  "psycopg-c": { build: [...COMPILER, "libpq-dev"] },
  psycopg2: { build: [...COMPILER, "libpq-dev"] },
  pycairo: { build: [...COMPILER, "libcairo2-dev", "pkg-config"] },
  pygobject: { build: [...COMPILER, "libgirepository1.0-dev", "libcairo2-dev", "pkg-config"] },
  pygraphviz: { build: [...COMPILER, "libgraphviz-dev"] },
  pylibmc: { build: [...COMPILER, "libmemcached-dev", "zlib1g-dev"] },
  pyodbc: { build: [], run: ["unixodbc"] },
  "python-ldap": { build: [...COMPILER, "libldap-dev", "libsasl2-dev"] },
  "python-magic": { build: [], run: ["libmagic1"] },
  "python-snappy": { build: [] },
  pyzbar: { build: [], run: ["libzbar0"] },
  uwsgi: { build: [...COMPILER, "libpcre2-dev"] },
  weasyprint: { build: [], run: ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"] },
  "flask-mysqldb": { build: [...COMPILER, "default-libmysqlclient-dev", "pkg-config"] },
  gdal: { build: [...COMPILER_CXX, "libgdal-dev"] },
};

/** What Debian packages some Python packages are known to need, and which of those they are. */
export interface KnownNeeds {
  build: string[];
  run: string[];
  /** The Python packages that need them. */
  by: string[];
}

/** What the packages that some texts name are known to need, whatever the texts are written in. */
export function knownNeeds(texts: readonly string[]): KnownNeeds {
  const text = texts.map(named).join("\n").toLowerCase();
  const by = Object.keys(SYSTEM_PACKAGES).filter((name) => names(name).test(text));
  const needs = by.map((name) => SYSTEM_PACKAGES[name]!);
  return {
    build: sorted(needs.flatMap(({ build }) => build)),
    run: sorted(needs.flatMap(({ run = [] }) => run)),
    by,
  };
}

/** What only a build needs: it is not in the image that runs. What was linked with it is found by itself. */
export function isBuildTool(aptPackage: string): boolean {
  return /-dev$|^(gcc|g\+\+|clang|make|cmake|build-essential|pkg-config|pkgconf|cargo|rustc|gfortran|autoconf|automake|libtool)$/.test(
    aptPackage,
  );
}

/** A name as PyPI compares it, as a word of its own: `psycopg2-binary` is not `psycopg2`. */
function names(name: string): RegExp {
  const any = name.replaceAll("-", "[-_.]");
  return new RegExp(`(^|["'\\s])${any}(?=$|[\\s"'=<>~!;,:\\[])`, "m");
}

/** What a text names to be installed: a lock names what its packages could do with as well, and only locks some of it. */
export function named(text: string): string {
  if (!/^\[\[package(s)?\]\]$/m.test(text)) return withoutComments(text);
  return [...text.matchAll(/^name = .*$/gm)].join("\n");
}

function withoutComments(text: string): string {
  return text.replace(/(^|\s)#.*$/gm, "");
}

/** Each once, in an order that no list decides. */
export function sorted(packages: readonly string[]): string[] {
  return [...new Set(packages)].sort();
}
