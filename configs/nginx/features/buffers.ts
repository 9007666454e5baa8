import { because, directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";

/** Room for the cookies of a login: nginx's own 4 or 8 KiB answer with 502 or 400 what the app alone answers. */
const HEADERS_KB = 40;

const ROOM = "Room for the cookies of a login.";

/**
 * What nginx holds of a request and of an answer, which is the same for a body of any length: an answer
 * that its client reads slowly waits in the app, not on a disk that may be full before it ends.
 * Source: the module's documentation, for what the sizes of buffers have to be to one another.
 */
export const buffers: Feature<object> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: () => ({
    http: because(undefined, ROOM, directive("large_client_header_buffers", "4", `${HEADERS_KB}k`)),
    location: () => [
      ...because(undefined, ROOM, directive("proxy_buffer_size", `${HEADERS_KB}k`)),
      ...because(
        undefined,
        "An answer of any length takes the same memory, and no disk.",
        directive("proxy_buffers", "8", "8k"),
        directive("proxy_busy_buffers_size", `${HEADERS_KB + 8}k`),
        directive("proxy_max_temp_file_size", "0"),
      ),
    ],
  }),
  explain: () =>
    `Takes headers of up to ${HEADERS_KB} KiB; holds at most 104 KiB of an answer, and asks the app for more as the client reads.`,
};
