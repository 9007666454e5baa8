/**
 * What nginx takes for a host in `server` and `server_name`, without what would mean more than a name:
 * `unix` would begin a socket's path.
 */
export const HOST = /^(?!unix$)[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
