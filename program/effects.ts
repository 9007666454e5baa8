import { AUTO, type RawConfig } from "./config";
import { CONFIG_KEYS, type ConfigKey, OPTIONS } from "./options";
import { PARTS, type Stack } from "./parts";

/** A sentence for each key that is set and has no effect in this stack. */
export function withoutEffect(raw: RawConfig, stack: Stack): string[] {
  return CONFIG_KEYS.filter((key) => isSetByUser(key, raw[key]))
    .filter((key) => !PARTS[OPTIONS[key].part].isThere(stack))
    .map((key) => `${key} has no effect in this stack: ${PARTS[OPTIONS[key].part].otherwise}.`);
}

/** Pulumi copies each default of Pulumi.yaml into the config: what equals it may be nobody's choice. */
function isSetByUser(key: ConfigKey, given: string | undefined): boolean {
  return given !== undefined && given !== "" && given !== AUTO && given !== OPTIONS[key].default;
}
