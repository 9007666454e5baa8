/** How far a container on a network gets. */
export const Egress = {
  /** Only to the other containers on the network. */
  None: "none",
  /** To the internet as well. */
  Internet: "internet",
} as const;
export type Egress = (typeof Egress)[keyof typeof Egress];
