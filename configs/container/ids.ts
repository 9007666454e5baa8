/** The ids of users and groups but root's; an engine takes no higher ones. */
export const IDS = { min: 1, max: 2_147_483_647 };
