// Runs in the front end's container: its own Vite, with its own configuration, which passes on what is the app's.
import { createServer } from "vite";
import { pathOfApp } from "./path-of-app.cjs";

const { APP_PATHS, APP, POLL } = process.env;
const paths = APP_PATHS.split(" ");

const server = await createServer({
  root: "/srv/frontend",
  // The sources are the user's: nothing of ours is written there.
  cacheDir: "/tmp/vite",
  configLoader: "runner",
  server: {
    host: "0.0.0.0",
    port: 5173,
    strictPort: true,
    proxy: {
      "/": {
        target: APP,
        // A text has Vite answer it.
        bypass: ({ url }) => (pathOfApp(url, paths) === undefined ? url : undefined),
        rewrite: (url) => pathOfApp(url, paths),
      },
    },
    // The packages lie above the sources.
    fs: { allow: ["/srv", "/tmp/vite"] },
    watch: { usePolling: POLL === "yes" },
  },
});
await server.listen();
console.log("Vite answers");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
