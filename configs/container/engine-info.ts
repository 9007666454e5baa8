/** What of `docker info` decides how an engine's containers see the host's users and files. */
export interface EngineInfo {
  /** The name of the machine that the engine runs on. */
  Name?: string;
  OperatingSystem?: string;
  KernelVersion?: string;
  DockerRootDir?: string;
  /** Such as `name=rootless` and `name=seccomp,profile=builtin`. */
  SecurityOptions?: string[] | null;
}

/** An engine as it is reached, and what it says of itself; undefined where it was not asked, or did not answer. */
export interface EngineFacts {
  /** As DOCKER_HOST has it, such as `unix:///var/run/docker.sock`. */
  address: string;
  info: EngineInfo;
}

/** What `docker info --format '{{json .}}'` printed; undefined where that tells of no engine. */
export function parseEngineInfo(printed: string): EngineInfo | undefined {
  try {
    const info = JSON.parse(printed) as EngineInfo & { ServerErrors?: string[] };
    // Without an engine the client still tells of itself.
    return info.Name === undefined || info.ServerErrors?.length ? undefined : info;
  } catch {
    return undefined;
  }
}

/** Whether a security feature of the engine is on, such as `rootless`, `userns` or `selinux`. */
export function hasSecurityOption({ SecurityOptions }: EngineInfo, name: string): boolean {
  return (SecurityOptions ?? []).some((one) => one.split(",").includes(`name=${name}`));
}

/**
 * Whether a directory of the host has to be labelled for SELinux before a container may use it: the engine says
 * so itself, and a host that enforces SELinux around an engine without it does not hold containers in.
 *
 * The label is `z`, which all containers may use: replicas, a release command and the old container beside the
 * new one share the directory, and `Z` would leave it to one of them. To switch the label off for a container
 * (`label=disable`) would open to it whatever else the host has.
 */
export function needsRelabel(engine: EngineFacts | undefined): boolean {
  return engine !== undefined && hasSecurityOption(engine.info, "selinux");
}
