/** Where the files that nginx is given lie in its container. */
export const CONF_DIRECTORY = "/conf";

/** The version of them that is in force. */
export const IN_FORCE = `${CONF_DIRECTORY}/current`;

/** Directories of files, each named after its content, which versions share. */
export const TREES_DIRECTORY = `${CONF_DIRECTORY}/trees`;

/** A path of nginx's own, for what it passes on as it decided on it: with a sign that no path of a user's may have. */
export const BEHIND = "/@behind";

/** What the configuration with its reasons is called in a version: nginx does not read it. */
export const EXPLAINED_NAME = "explained.conf";

/** What the configuration is called in a version. */
export const CONF_NAME = "nginx.conf";

/**
 * What nginx shares with the client of ACME. Debian's images and Alpine's have it, for any user to write to: a new
 * volume takes that over, and nobody has to be root for it.
 */
export const ACME_DIRECTORY = "/var/tmp";
