import type { Table } from "./table";

/** The study that this project grew out of: one run of each, 1000 users, 100 spawned a second, 10 s. */
export const STUDY: Table = {
  head: ["way to serve", "average of a response"],
  rows: [
    ["Flask's development server", "80.44 ms"],
    ["Gunicorn, 4 workers", "47.30 ms"],
    ["nginx before Gunicorn", "75.52 ms"],
  ],
};

/** What its numbers could show, and what not. */
export const STUDY_COULD = [
  "It could show: with each of the three the app answered 1000 users, and responses took less than a tenth of a second on average.",
  "It could not show which is faster. Each was run once; nine tenths of its 10 s were the ramp; and where the load is near what a server carries, some hundredths less of capacity make an average half as long again. A rerun of one and the same server may differ by as much as the three do.",
  "It could not show why: an average of response times does not tell what the app, the server, the log and the proxy each cost. The ledger here does.",
];
