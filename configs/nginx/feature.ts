import type { Problem } from "../problems";
import type { Directive } from "./core/directive";
import type { Route } from "./route";
import type { Tuning } from "../tuning";

/** One ability of nginx: the options that it has, and what becomes of them. Options may be left out. */
export interface Feature<Options> {
  /** Its options, by name, as far as they are plain values that whoever makes a proxy may pass on. */
  options: readonly (keyof Options)[];
  /** The tunings that have it. */
  tunings: readonly Tuning[];
  /** All that is wrong with its options, whatever they are. */
  problems(options: Options): Problem[];
  /** What it adds to a configuration; its options are checked. */
  adds(options: Options): Additions;
  /** What it does and costs, in a sentence; undefined where it does nothing. */
  explain(options: Options): string | undefined;
}

/** Directives, by where they stand. */
export interface Additions {
  main?: Directive[];
  events?: Directive[];
  http?: Directive[];
  /** In each route's group of servers. */
  upstream?: (route: Route) => Directive[];
  server?: Directive[];
  /** Where a route's requests are passed on. */
  location?: (location: RouteLocation) => Directive[];
  /** What nginx answers itself in a route's path, before it asks: it passes on to BEHIND that path. */
  first?: (location: RouteLocation) => Directive[] | undefined;
  /** Files beside the configuration, which names them as they are named here. */
  files?: PlainFile[];
}

/** A location of a route: its path, or its path without the slash that ends it. */
export interface RouteLocation {
  route: Route;
  path: string;
  /** Whether nginx comes there from another location: the request has no path as it came then. */
  isBehind?: boolean;
}

/** A file with no secret in it. */
export interface PlainFile {
  name: string;
  text: string;
}
