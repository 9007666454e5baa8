import { type EngineFacts, type EngineInfo, hasSecurityOption } from "./engine-info";

/** How the ids of a container's users are those of the host's. */
export type IdSpace =
  /** They are the same. */
  | { kind: "same" }
  /** Whoever makes a file, it is the host's user's. */
  | { kind: "given" }
  /** Those of the host are others; which, where that is known. */
  | { kind: "shifted"; by: Shifting; uid?: IdRange; gid?: IdRange }
  /** The host is another one, with users and directories of its own. */
  | { kind: "elsewhere"; where: string };

export type Shifting = "rootless Docker" | "userns-remap" | "Docker Desktop";

/** The ids of the host that stand for a container's, from 1 on. */
export interface IdRange {
  /** What 1 is. */
  first: number;
  count: number;
}

/** What of this machine decides it. */
export interface HostFacts {
  platform: string;
  hostname: string;
  /** Who runs Pulumi. */
  uid: number;
  username: string;
  /** /etc/subuid and /etc/subgid, empty where there is none. */
  subuid: string;
  subgid: string;
}

/** Of an engine that does not answer the ids are taken for the host's: whatever needs it says that it is not there. */
export function idSpace(engine: EngineFacts | undefined, host: HostFacts): IdSpace {
  const where = engine && elsewhere(engine, host);
  if (where !== undefined) return { kind: "elsewhere", where };
  if (host.platform !== "linux") return { kind: "given" };
  if (engine === undefined) return { kind: "same" };
  const { info } = engine;
  if (hasSecurityOption(info, "userns")) return remapped(info);
  if (hasSecurityOption(info, "rootless")) return shifted("rootless Docker", host);
  // In WSL the machine of Docker Desktop has the kernel, and so the users, of all others.
  const isDesktop = info.OperatingSystem === "Docker Desktop";
  if (isDesktop && !isWsl(info)) return shifted("Docker Desktop", host);
  return { kind: "same" };
}

/** The id of the host that one of a container is; undefined where that is not known. */
export function hostId(range: IdRange | undefined, id: number): number | undefined {
  return range && range.first + id - 1;
}

/** What is said of directories where the engine is another machine's. */
export function elsewhereWarning(where: string): string {
  return `data: the engine is another machine's (${where}): the directories are that machine's, and have to be there, for the ids in the output runAs.`;
}

/** Where an engine is, if not here. On a Mac or Windows it is in a machine of its own that shares the host's files. */
function elsewhere({ address, info }: EngineFacts, host: HostFacts): string | undefined {
  const remote = /^(?:ssh|tcp|https?):\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]*)/.exec(address)?.[1];
  if (remote !== undefined && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(remote)) return address;
  const isVirtual = host.platform !== "linux" || info.OperatingSystem === "Docker Desktop";
  if (isVirtual || info.Name === undefined || info.Name === host.hostname) return undefined;
  return `${address} of ${info.Name}`;
}

function isWsl({ KernelVersion = "" }: EngineInfo): boolean {
  return /microsoft/i.test(KernelVersion);
}

/** It keeps all that it has in a directory that is called after what 0 is. */
function remapped({ DockerRootDir = "" }: EngineInfo): IdSpace {
  const [, uid, gid] = /\/(\d+)\.(\d+)$/.exec(DockerRootDir) ?? [];
  const range = (zero: string | undefined) =>
    zero === undefined ? undefined : { first: Number(zero) + 1, count: 65_535 };
  return withRanges("userns-remap", range(uid), range(gid));
}

/** 0 is the user, and all others are the user's subordinate ids. */
function shifted(by: Shifting, host: HostFacts): IdSpace {
  return withRanges(by, subordinate(host.subuid, host), subordinate(host.subgid, host));
}

function withRanges(by: Shifting, uid?: IdRange, gid?: IdRange): IdSpace {
  return { kind: "shifted", by, ...(uid && { uid }), ...(gid && { gid }) };
}

/** The first line that names the user, by name or number. */
function subordinate(text: string, { username, uid }: HostFacts): IdRange | undefined {
  const lines = text.split("\n").map((line) => line.trim().split(":"));
  const line = lines.find(([who]) => who === username || who === String(uid));
  const [first, count] = [Number(line?.[1]), Number(line?.[2])];
  return first > 0 && count > 0 ? { first, count } : undefined;
}
