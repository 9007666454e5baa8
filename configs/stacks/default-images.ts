/** The images that a stack starts from where its config names none. */
export interface DefaultImages {
  python: string;
  node: string;
  nginx: string;
  locust: string;
}
