import type { ComparisonSettings } from "../../configs/compare/settings";
import type { FlaskAppArgs } from "../flask-app-args";

/**
 * What is compared, and how. What the app is told, each candidate tells it: server, proxy and tuning are the
 * candidate's, and nothing is published.
 */
export interface ComparisonArgs extends FlaskAppArgs, ComparisonSettings {}
