import type { Problem } from "../problems";
import type { Directive } from "./core/directive";
import type { Route } from "./route";
import type { Tuning } from "../tuning";

/** One ability of nginx: the options that it has, and what becomes of them. Options may be left out. */
export interface Feature<Options> {
  /**
   * Its options as docs/nginx.md has them, by name, or by path where one has fields; only those that are plain
   * values, which whoever makes a proxy may pass on.
   */
  options: OptionRows<Options>;
  /** The tunings that have it. */
  tunings: readonly Tuning[];
  /** All that is wrong with its options, whatever they are. */
  problems(options: Options): Problem[];
  /** What works, and probably not as it was meant; its options are checked. */
  findings?(options: Options): string[];
  /** What it adds to a configuration; its options are checked. */
  adds(options: Options): Additions;
  /** What it does and costs, in a sentence; undefined where it does nothing. */
  explain(options: Options): string | undefined;
}

/** Options by their paths. */
export type OptionRows<Options> = {
  [path in keyof Options & string]?: OptionRow;
} & Record<`${keyof Options & string}${"" | "[i]"}.${string}`, OptionRow>;

/** What docs/nginx.md says of an option. */
export interface OptionRow {
  /** What it decides. */
  what: string;
  /** What it takes. */
  values: string;
  /** What holds where it is left out. */
  default: string;
  /** The version of nginx that it needs, where 1.22 lacks it. */
  since?: string;
}

/** Directives, by where they stand. */
export interface Additions {
  main?: Directive[];
  events?: Directive[];
  http?: Directive[];
  /** In each route's group of servers. */
  upstream?: (route: Route) => Directive[];
  /** In each server. */
  server?: Directive[];
  /** In the server of a host. */
  site?: (site: Site) => Directive[];
  /** Where a route's requests are passed on. */
  location?: (location: RouteLocation) => Directive[];
  /** What stands in a route's path in place of asking, where nginx answers itself and goes on from there. */
  first?: (location: RouteLocation) => Directive[] | undefined;
  /** The name of the location that such a path goes on to as it came. */
  asItCame?: (route: Route) => string | undefined;
  /** The groups of servers that such a path goes on to as nginx decided on it, each below BEHIND. */
  decided?: (route: Route) => string[];
  /** The name of the location that takes a route's request where no server of its could be asked. */
  again?: (route: Route) => string | undefined;
  /** Files beside the configuration, which names them as they are named here. */
  files?: PlainFile[];
}

/** A server of ours: that of a host, or, without one, of all others. */
export interface Site {
  host: string | undefined;
}

/** A location of a route: its path, or its path without the slash that ends it. */
export interface RouteLocation {
  route: Route;
  path: string;
  /** The group of servers that is asked, where nginx comes with the path that it decided on and no other. */
  group?: string;
  /** Whether it is a location by name: the path is the one that came. */
  isAsItCame?: boolean;
  /** Whether it takes what another server could not be asked. */
  isAgain?: boolean;
}

/** A file with no secret in it. */
export interface PlainFile {
  /** What it is called, in the directory of the configuration. */
  name: string;
  /** What is in it. */
  text: string;
}
