/** Debian's packages of shared libraries that Python packages load, by the library's name without its version. */
const LIBRARIES: [RegExp, string][] = [
  [/^libpq\b/, "libpq5"],
  [/^lib(mysqlclient|mariadb)\b/, "libmariadb3"],
  [/^libGL\b/, "libgl1"],
  [/^lib(glib|gthread|gobject)-2|^gobject-2/, "libglib2.0-0"],
  [/^libmagic\b/, "libmagic1"],
  [/^libcairo\b/, "libcairo2"],
  [/^libpango(-1|cairo)?\b|^pango-1/, "libpango-1.0-0"],
  [/^libpangoft2/, "libpangoft2-1.0-0"],
  [/^libgomp\b/, "libgomp1"],
  [/^libodbc\b/, "unixodbc"],
  [/^libzbar\b/, "libzbar0"],
  [/^libxml2\b/, "libxml2"],
  [/^libxslt\b/, "libxslt1.1"],
  [/^libldap\b/, "libldap-2.5-0"],
  [/^libgeos/, "libgeos-c1v5"],
  [/^libgdal\b/, "libgdal32"],
  [/^libsndfile\b/, "libsndfile1"],
];

/** The Debian package of a shared library, where it is known; Bookworm's name of it. */
export function debianPackageOf(library: string): string | undefined {
  return LIBRARIES.find(([pattern]) => pattern.test(library))?.[1];
}
