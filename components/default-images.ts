import type { DefaultImages } from "../configs/stacks/default-images";

/** The official images, or those that the set-up made where the official ones cannot be pulled. */
export function defaultImages(): DefaultImages {
  return {
    python: process.env.FLASK_SERVING_PYTHON_IMAGE ?? "python:3.12-slim-bookworm",
    node: process.env.FLASK_SERVING_NODE_IMAGE ?? "node:24-bookworm-slim",
    nginx: process.env.FLASK_SERVING_NGINX_IMAGE ?? "nginx:1.28-bookworm",
    locust: process.env.FLASK_SERVING_LOCUST_IMAGE ?? "locustio/locust:2.47.0",
  };
}
