import { AUTO, type RawConfig } from "./config";
import { CONFIG_KEYS, type ConfigKey, OPTIONS } from "./options";
import { SCOPES, type Stack } from "./scopes";

/** A sentence for each key that is set and has no effect in this stack. */
export function withoutEffect(raw: RawConfig, stack: Stack): string[] {
  return CONFIG_KEYS.filter((key) => isSetByUser(key, raw[key]))
    .filter((key) => !SCOPES[OPTIONS[key].scope].isThere(stack))
    .map((key) => `${key} has no effect in this stack: ${SCOPES[OPTIONS[key].scope].otherwise}.`);
}

/** Pulumi copies each default of Pulumi.yaml into the config: what equals it may be nobody's choice. */
function isSetByUser(key: ConfigKey, given: string | undefined): boolean {
  return given !== undefined && given !== "" && given !== AUTO && given !== OPTIONS[key].default;
}
