import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [vue()],
  build: { outDir: "built" },
  server: { proxy: { "/api": "http://localhost:5001" } },
});
