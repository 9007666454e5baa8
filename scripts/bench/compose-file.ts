import { Label } from "../../configs/container/labels";

/** What `docker inspect` says of a container, as much of it as a Compose file can have. */
export interface InspectedContainer {
  Image: string;
  Config: {
    Entrypoint?: string[] | null;
    Cmd: string[];
    Env: string[] | null;
    User: string;
    /** Where its anonymous volumes are. */
    Volumes: Record<string, object> | null;
    Labels: Record<string, string>;
    StopSignal?: string;
    StopTimeout?: number;
    Healthcheck: { Test: string[]; Timeout: number; Retries: number };
  };
  HostConfig: {
    ReadonlyRootfs: boolean;
    CapDrop: string[];
    SecurityOpt: string[] | null;
    Memory: number;
    PidsLimit: number | null;
    Tmpfs: Record<string, string> | null;
    Init: boolean | null;
    LogConfig: { Type: string; Config: Record<string, string> };
    PortBindings: Record<string, { HostIp: string; HostPort: string }[]> | null;
  };
}

/** The variable of Compose's file that says how many seconds lie between two checks of a container. */
export const CHECK_SECONDS = "CHECK_SECONDS";

/** What Compose is to run in place of a deployment's containers. */
export interface ComposeOptions {
  /** The server's container, and the proxy's, as they were deployed. */
  web: InspectedContainer;
  proxy: InspectedContainer;
  /** A directory with what the proxy was given, and where the proxy has it. */
  files: { from: string; to: string };
  port: number;
}

/** The Compose file, which may be JSON, of what a deployment runs: the same images, commands and hardening. */
export function composeFile({ web, proxy, files, port }: ComposeOptions): object {
  const [internal] = Object.keys(proxy.HostConfig.PortBindings ?? {});
  const hosts = (one: InspectedContainer) => ({ aliases: [one.Config.Labels[Label.Host]] });
  return {
    services: {
      web: { ...service(web), networks: { internal: hosts(web) } },
      proxy: {
        ...service(proxy),
        networks: { internal: hosts(proxy), outward: {} },
        volumes: [...scratch(proxy), `${files.from}:${files.to}:ro`],
        ports: [`127.0.0.1:${port}:${internal?.split("/")[0]}`],
        // nginx does not start before it finds the servers of its configuration.
        depends_on: ["web"],
      },
    },
    networks: { internal: { internal: true }, outward: {} },
  };
}

function service({ Image, Config, HostConfig }: InspectedContainer): object {
  const { Test, Timeout, Retries } = Config.Healthcheck;
  return {
    image: Image,
    pull_policy: "never",
    ...(Config.Entrypoint && { entrypoint: Config.Entrypoint.map(literal) }),
    command: Config.Cmd.map(literal),
    environment: (Config.Env ?? []).map(literal),
    user: Config.User,
    volumes: scratch({ Image, Config, HostConfig }),
    read_only: HostConfig.ReadonlyRootfs,
    cap_drop: HostConfig.CapDrop,
    security_opt: HostConfig.SecurityOpt ?? [],
    mem_limit: HostConfig.Memory,
    pids_limit: HostConfig.PidsLimit ?? 0,
    tmpfs: Object.entries(HostConfig.Tmpfs ?? {}).map((mount) => mount.filter(Boolean).join(":")),
    init: HostConfig.Init ?? false,
    stop_signal: Config.StopSignal,
    stop_grace_period: `${Config.StopTimeout ?? 10}s`,
    restart: "unless-stopped",
    logging: { driver: HostConfig.LogConfig.Type, options: HostConfig.LogConfig.Config },
    healthcheck: {
      test: Test.map(literal),
      // What waits for it to be healthy waits for this: as many replicas ask as seldom.
      interval: `\${${CHECK_SECONDS}:-1}s`,
      timeout: `${Timeout}ns`,
      retries: Retries,
    },
  };
}

function scratch({ Config }: InspectedContainer): string[] {
  return Object.keys(Config.Volumes ?? {});
}

/** Compose takes what follows a `$` for the name of a variable. */
function literal(text: string): string {
  return text.replaceAll("$", "$$$$");
}
