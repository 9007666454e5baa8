import type { ServerPlan } from "../plan";
import type { ServerOptions } from "../options";
import { flaskDevServerPlan } from "./dev-server";

/**
 * How Flask's development server runs while the app is written: with its reloader and its debugger.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function reloadingPlan(name: string, options: ServerOptions): ServerPlan {
  const plan = flaskDevServerPlan(name, options);
  const command = plan.spec.command.filter(
    (word) => !["--no-reload", "--no-debugger"].includes(word),
  );
  // As an argument it is known to Flask from 2.2 only.
  const env = { ...plan.spec.env, FLASK_DEBUG: "1" };
  return { ...plan, spec: { ...plan.spec, command, env, init: true } };
}
