/**
 * A host's name as nginx takes it in `server` and `server_name`, and all else of ours, without what would
 * mean more than a name: `unix` would begin a socket's path. It starts with no name that has an empty part.
 */
export const HOST_NAME = /^(?!unix$)(?!.*\.\.)[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
