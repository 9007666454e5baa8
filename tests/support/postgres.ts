import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { defaultImages } from "../../configs/default-images";
import { bridgeAddress } from "./bridge-address";
import { docker, freePort } from "./docker";

/** A PostgreSQL that runs until it is ended. */
export interface Postgres {
  /** As the app's container finds it. */
  url: string;
  end(): void;
}

/** One whose port is the host's too, and that a test can ask. */
export interface PostgresInContainer extends Postgres {
  published: number;
  run(sql: string): void;
}

const PASSWORD = "of-a-test";

/** Debian's PostgreSQL on this host, where containers reach it and nobody else does. */
export async function postgresOnHost(): Promise<Postgres> {
  const bin = installed();
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-postgres-"));
  const port = await freePort();
  const bridge = bridgeAddress();
  const password = path.join(data, "password");
  fs.writeFileSync(password, PASSWORD);
  sh("chown", "-R", "postgres:", data);
  const cluster = path.join(data, "cluster");
  asPostgres(
    `${bin}/initdb`,
    "-D",
    cluster,
    "-U",
    "postgres",
    "-E",
    "UTF8",
    "-A",
    "scram-sha-256",
    `--pwfile=${password}`,
  );
  fs.appendFileSync(path.join(cluster, "pg_hba.conf"), "host all all 0.0.0.0/0 scram-sha-256\n");
  const options = `-p ${port} -c listen_addresses=${bridge} -c unix_socket_directories=${data}`;
  asPostgres(
    `${bin}/pg_ctl`,
    "-D",
    cluster,
    "-w",
    "-l",
    path.join(data, "log"),
    "-o",
    options,
    "start",
  );
  return {
    url: `postgresql://postgres:${PASSWORD}@host.docker.internal:${port}/postgres`,
    end() {
      asPostgres(`${bin}/pg_ctl`, "-D", cluster, "-m", "immediate", "stop");
      fs.rmSync(data, { recursive: true });
    },
  };
}

/** The same in a container, on a network of its own and on a port of the host that containers reach. */
export function postgresInContainer(network: string): PostgresInContainer {
  const base = defaultImages(process.env).python;
  const image = "flask-serving-test/postgres";
  const dockerfile = [
    `FROM ${base}`,
    "RUN apt-get update && apt-get install -y --no-install-recommends postgresql",
    "USER postgres",
  ].join("\n");
  const built = spawnSync("docker", ["build", "--tag", image, "-"], {
    input: dockerfile,
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  const script = [
    "cd /usr/lib/postgresql/*/bin",
    `echo ${PASSWORD} > /tmp/password`,
    "./initdb -D /tmp/cluster -U postgres -E UTF8 -A scram-sha-256 --pwfile=/tmp/password",
    "echo 'host all all samenet scram-sha-256' >> /tmp/cluster/pg_hba.conf",
    "exec ./postgres -D /tmp/cluster -c listen_addresses='*' -c unix_socket_directories=/tmp",
  ].join(" && ");
  const psql = ["psql", "--host=/tmp", "--username=postgres", "--command"];
  docker("network", "create", network);
  const where = ["--network", network, "--network-alias", "db", "--publish"];
  const run = ["run", "--detach", "--rm", ...where, `${bridgeAddress()}::5432`];
  const container = docker(...run, image, "sh", "-c", script);
  return {
    url: `postgresql://postgres:${PASSWORD}@db:5432/postgres`,
    published: Number(docker("port", container, "5432").split(":").at(-1)),
    run: (sql) => docker("exec", "--env", `PGPASSWORD=${PASSWORD}`, container, ...psql, sql),
    end() {
      docker("rm", "--force", "--volumes", container);
      docker("network", "rm", network);
    },
  };
}

/** The directory of the programs of Debian's package. */
function installed(): string {
  const versions = "/usr/lib/postgresql";
  if (!fs.existsSync(versions)) {
    sh("apt-get", "update");
    // The package would start a cluster of its own on 5432.
    sh(
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "RUNLEVEL=1",
      "apt-get",
      "install",
      "-y",
      "--no-install-recommends",
      "postgresql",
    );
  }
  return path.join(versions, fs.readdirSync(versions).sort().at(-1) ?? "", "bin");
}

function asPostgres(...argv: string[]): void {
  sh("runuser", "-u", "postgres", "--", ...argv);
}

function sh(program: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    cwd: os.tmpdir(),
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}${stderr}`);
}
