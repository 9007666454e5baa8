import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { CONF_DIRECTORY } from "../../configs/nginx/places";
import { proxyPlan, type ProxyOptions } from "../../configs/nginx/plan";
import { docker } from "./docker";

/**
 * Starts nginx as NginxProxy does, with a volume for what it is delivered.
 * @param project whose network it joins, by the name `proxy`: the container and the volume are called so too
 * @param published the port of 127.0.0.1 that leads to it
 * @returns the container's id
 */
export function startNginx(project: string, options: ProxyOptions, published?: number): string {
  docker("volume", "create", "--label", `flask-serving.project=${project}`, project);
  const { spec, port: internal } = proxyPlan("proxy", options);
  const [command = "", ...rest] = dockerCreateArgv(spec, {
    ...{ name: project, image: options.image, labels: { "flask-serving.project": project } },
    ...{ network: project, alias: "proxy", mounts: [], secretEnv: [] },
    published: published === undefined ? undefined : { internal, external: published },
  });
  const nginx = docker(command, "--volume", `${project}:${CONF_DIRECTORY}`, ...rest);
  docker("start", nginx);
  return nginx;
}
