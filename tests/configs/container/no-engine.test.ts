import { isNoEngine } from "../../../configs/container/no-engine";

// What docker's client 20.10, 28 and 29 print, each to an address where nothing listens.
test.each([
  "Cannot connect to the Docker daemon at unix:///no.sock. Is the docker daemon running?\n",
  "DEPRECATED: The legacy builder is deprecated.\n\nCannot connect to the Docker daemon at tcp://127.0.0.1:1. Is the docker daemon running?\n",
  'error during connect: Get "http://docker.example.com/v1.50/containers/json": command [ssh] has exited with exit status 255\n',
  "failed to connect to the docker API at unix:///no.sock; check if the path is correct and if the daemon is running: dial unix /no.sock: connect: no such file or directory\n",
  "ERROR: Cannot connect to the Docker daemon at unix:///no.sock. Is the docker daemon running?\n",
])("an engine that does not answer is known by %j", (said) => expect(isNoEngine(said)).toBe(true));

test.each([
  "",
  "Error: No such image: app\n",
  "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\nThe command '/bin/sh -c tox' returned a non-zero code: 1\n",
])("an engine that answered is not taken for one that does not, by %j", (said) =>
  expect(isNoEngine(said)).toBe(false),
);
