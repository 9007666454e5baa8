/** What is read of a package's schema: Pulumi's own form for what a component takes and gives. */
export interface PackageSchema {
  version: string;
  /** By type, such as `flask-serving:index:FlaskApp`. */
  resources: Record<string, ComponentSchema>;
}

/** What a component takes and gives, by name. */
export interface ComponentSchema {
  inputProperties: Record<string, PropertySchema>;
  properties: Record<string, PropertySchema>;
}

/** One of these. */
export interface PropertySchema {
  /** Whether it is a value that is known before anything is deployed: no output, and no secret. */
  plain?: boolean;
}
