// Runs in the front end's container: its own Vite, with its own configuration, which passes on what is the app's.
import { createServer } from "vite";

const { API_PREFIX, APP, POLL } = process.env;

// What begins with the prefix, and the prefix without the slash that ends it: a pattern, for Vite, by its ^.
const ofApp = `^${API_PREFIX.slice(0, -1).replaceAll(".", "\\.")}(/|\\?|$)`;

const server = await createServer({
  root: "/srv/frontend",
  // The sources are the user's: nothing of ours is written there.
  cacheDir: "/tmp/vite",
  configLoader: "runner",
  server: {
    host: "0.0.0.0",
    port: 5173,
    strictPort: true,
    proxy: { [ofApp]: { target: APP } },
    // The packages lie above the sources.
    fs: { allow: ["/srv", "/tmp/vite"] },
    watch: { usePolling: POLL === "yes" },
  },
});
await server.listen();
console.log("Vite answers");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
