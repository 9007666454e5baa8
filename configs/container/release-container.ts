/**
 * The name of the one container that runs a release command of a project on a host: that a name is taken is
 * the lock. Of a project, not of a stack: its stacks and clones may well have one database.
 */
export function releaseContainer(project: string): string {
  return `flask-serving-release-${project}`;
}
