import type { FakeDocker } from "./fake-docker";

/** A container as a test tells of it. */
interface Told {
  component: string;
  stack?: string;
  running?: boolean;
  exitCode?: number;
  port?: number;
  hasCheck?: boolean;
}

/** Makes a docker client tell of these containers, whose ids are `id-of-` their components. */
export function tellOf(docker: FakeDocker, ...containers: Told[]): void {
  docker.answers(/^ps/, { stdout: containers.map((one) => `${idOf(one)}\n`).join("") });
  for (const one of containers) {
    const rule = new RegExp(`^inspect ${idOf(one)}$`);
    docker.answers(rule, { stdout: JSON.stringify([inspected(one)]) });
  }
}

function idOf({ stack = "gunicorn", component }: Told): string {
  return stack === "gunicorn" ? `id-of-${component}` : `id-of-${stack}-${component}`;
}

function inspected({ component, stack = "gunicorn", running = true, ...more }: Told): object {
  const { exitCode = 0, port, hasCheck = true } = more;
  const published = port && [{ HostIp: "127.0.0.1", HostPort: String(port) }];
  return {
    Config: {
      Labels: { "flask-serving.stack": stack, "flask-serving.component": component },
      Healthcheck: hasCheck ? { Test: ["CMD", "check"] } : undefined,
    },
    State: { Running: running, ExitCode: exitCode },
    NetworkSettings: { Ports: published ? { "80/tcp": published } : {} },
  };
}
