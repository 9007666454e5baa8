/** What the page of a comparison has of ours: all that it says is computed and written by what did so at first. */
export { again } from "./again";
export { mainOf } from "./content";
export { headline } from "../summary";
