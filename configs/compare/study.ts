/**
 * The load of the study that this project grew out of. What its users waited between two requests it does not say: these
 * wait as those of the sample's locustfile.
 */
export const STUDY_LOAD = { users: 1000, spawnPerSecond: 100, seconds: 10, waitSeconds: [2, 4] };
