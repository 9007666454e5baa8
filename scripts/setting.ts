/** How a setting that a message names is set: the components speak to programs of any kind. */
export const HOW_TO_SET =
  "A setting is set by `npm run config -- set KEY VALUE`, one with parts such as " +
  "`npm run config -- set --path 'data[0].hostPath' ./data`: docs/config.md lists them.";
