import type * as pulumi from "@pulumi/pulumi";
import { settleArguments } from "./arguments";
import type { PackageSchema } from "./schema";

/** How a component is made. */
type Component = new (
  name: string,
  args: never,
  opts: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource;

/** Serves components, by their class names, to programs of any language. */
export function componentProvider(
  schema: PackageSchema,
  components: Record<string, Component>,
): pulumi.provider.Provider {
  return {
    version: schema.version,
    schema: JSON.stringify(schema),
    async construct(name, type, inputs, opts) {
      const [, , className = ""] = type.split(":");
      const Class = components[className];
      const known = schema.resources[type];
      if (!Class || !known) throw new Error(`There is no component ${type} in this package.`);
      const args = await settleArguments(`${className} "${name}"`, inputs, known.inputProperties);
      const component = new Class(name, args as never, opts);
      return { urn: component.urn, state: outputsOf(component, Object.keys(known.properties)) };
    },
  };
}

function outputsOf(component: object, names: string[]): pulumi.Inputs {
  return Object.fromEntries(Object.entries(component).filter(([name]) => names.includes(name)));
}
