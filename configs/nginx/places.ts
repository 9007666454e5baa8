/** Where the files that nginx is given lie in its container. */
export const CONF_DIRECTORY = "/conf";

/** The version of them that is in force. */
export const IN_FORCE = `${CONF_DIRECTORY}/current`;

/** Directories of files, each named after its content, which versions share. */
export const TREES_DIRECTORY = `${CONF_DIRECTORY}/trees`;

/** A path of nginx's own, for what it has no file for and passes on. */
export const BEHIND = "/.behind";

/** What the configuration with its reasons is called in a version: nginx does not read it. */
export const EXPLAINED_NAME = "explained.conf";

/** What the configuration is called in a version. */
export const CONF_NAME = "nginx.conf";
