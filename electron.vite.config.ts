import { readdirSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const workers = Object.fromEntries(
  readdirSync('src-main/workers')
    .filter((name) => !['job.ts', 'run-worker.ts'].includes(name))
    .map((name) => [`workers/${name.replace(/\.ts$/, '')}`, `src-main/workers/${name}`])
)

// Chunks lie flat beside the entries, so that a path relative to a module is the same before and after the build.
const flat = { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }

// Files are asked for from the root of the address, so that a reload deep in the application finds them; the tool itself sets './'.
const fromRoot: Plugin = { name: 'from-root', enforce: 'post', config: () => ({ base: '/' }) }

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: { input: { main: 'src-main/main.ts', station: 'src-main/station.ts', 'open-station': 'src-main/open-station.ts', ...workers }, output: { ...flat, format: 'es' }, external: ['electron', 'node-hid', 'serialport'] }
    }
  },
  preload: {
    // A sandboxed preload is CommonJS and loads nothing.
    build: { outDir: 'out/preload', externalizeDeps: false, rolldownOptions: { input: { preload: 'src-main/hosts/electron/preload.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } } }
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), fromRoot],
    // The page is loaded from the disk of the same computer, where one large file is quicker than many; the warning is meant for pages that come over a network.
    build: { outDir: 'out/renderer', minify: true, sourcemap: false, chunkSizeWarningLimit: 4096, rolldownOptions: { input: 'src-renderer/index.html' } }
  }
})
