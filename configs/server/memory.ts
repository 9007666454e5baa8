/** How much memory each container of an app's server may use, in MiB. */
export const MEMORY_MB = { min: 32, max: 1_048_576, default: 512 };
