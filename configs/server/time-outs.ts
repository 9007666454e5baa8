/** How long one answer on healthPath may take, in seconds. */
export const HEALTH_TIMEOUT = { min: 1, max: 300, default: 10 };

/** How long a server may take until it answers, in seconds: imports, a database that wakes up, first tables. */
export const START_TIMEOUT = { min: 1, max: 3600, default: 60 };
