/**
 * Makes the user and group that APP_UID, APP_GID, APP_USER and APP_GROUP name, and proves it.
 *
 * `groupadd -f -g` would give another number, without a word, where the number is taken: a macOS user
 * (501:20) would get 501:1000. So a group that has the number is used as it is; a name that is taken
 * gets the number behind it; and a user who has the number makes way, before its own group does.
 * A system user (below 100), or `nobody`, who has it is the app's user, by its own name: what the base
 * image has of theirs stays theirs.
 */
export const USER_COMMANDS = [
  refuseUnless(
    '[ "$APP_UID" -gt 0 ] && [ "$APP_GID" -gt 0 ]',
    "ids have to be above 0, never root's",
  ),
  'if taken=$(getent passwd "$APP_UID") && [ "$APP_UID" -ge 100 ] && [ "$APP_UID" -ne 65534 ];' +
    ' then userdel "${taken%%:*}"; fi',
  'if ! getent group "$APP_GID" > /dev/null; then' +
    ' if getent group "$APP_GROUP" > /dev/null; then APP_GROUP="$APP_GROUP-$APP_GID"; fi;' +
    ' groupadd -g "$APP_GID" "$APP_GROUP"; fi',
  'if taken=$(getent passwd "$APP_UID"); then APP_USER="${taken%%:*}"; usermod -g "$APP_GID" "$APP_USER";' +
    ' else if getent passwd "$APP_USER" > /dev/null; then APP_USER="$APP_USER-$APP_UID"; fi;' +
    // -l: with a large id, lastlog would become a huge sparse file.
    ' useradd -l -m -u "$APP_UID" -g "$APP_GID" "$APP_USER"; fi',
  refuseUnless(
    '[ "$(id -u "$APP_USER")" = "$APP_UID" ] && [ "$(id -g "$APP_USER")" = "$APP_GID" ]',
    "user could not be made with these ids",
  ),
];

function refuseUnless(condition: string, reason: string): string {
  return `{ { ${condition}; } || { echo "flask-serving: $APP_UID:$APP_GID: the ${reason}" >&2; exit 64; }; }`;
}
