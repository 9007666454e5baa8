import * as pulumi from "@pulumi/pulumi";

/** The labels that every Docker object of ours carries: nothing without them is ever removed. */
export function labelsOf(component: string): Record<string, string> {
  return {
    "flask-serving.project": pulumi.getProject(),
    "flask-serving.stack": pulumi.getStack(),
    "flask-serving.component": component,
  };
}
