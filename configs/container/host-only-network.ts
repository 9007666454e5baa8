/** Of a Docker network: nothing that leaves is given the host's address, so nothing beyond the host can answer. */
export const HOST_ONLY = { "com.docker.network.bridge.enable_ip_masquerade": "false" };
