import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A platform that runs already; `npm run dev` passes everything but the app itself on to it. */
const platform = process.env.PLATFORM_URL ?? 'http://localhost:4000';
const passedOn = { target: platform, changeOrigin: true };

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  define: { 'globalThis.__DEV__': 'false' },
  build: { target: 'es2022', reportCompressedSize: true, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/graphql': { ...passedOn, ws: true },
      '/media': passedOn,
      '/uploads': passedOn,
      '/dev': passedOn,
    },
  },
});
