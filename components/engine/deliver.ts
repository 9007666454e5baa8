import * as pulumi from "@pulumi/pulumi";
import type { DeliveredFile, DeliveredTree, Delivery } from "../../configs/container/delivery";

/** Files that a running workload is given, and how it takes them. */
export interface DeliverArgs extends Omit<Delivery, "files" | "trees"> {
  files: FileArgs[];
  trees: TreeArgs[];
  /** A change here has them taken again, such as the instance of what a file names. */
  again: pulumi.Input<unknown>;
  /** What has to be there before. */
  dependsOn: pulumi.Resource[];
}

/** A file whose text another resource may make; one that is secret stays encrypted in the state. */
export interface FileArgs extends Omit<DeliveredFile, "text"> {
  text: pulumi.Input<string>;
}

/** A directory of an image that another resource may build. */
export interface TreeArgs extends Omit<DeliveredTree, "image"> {
  image: pulumi.Input<string>;
}

/** What the job that delivers is told besides where the workload is. With a secret among them all of it is one. */
export function deliveryInput({ directory, user, files, trees, taking, again }: DeliverArgs) {
  const sealed = files.map((file) => (file.secret ? pulumi.secret(file) : file));
  return { delivery: { directory, user, files: sealed, trees, taking }, again };
}
