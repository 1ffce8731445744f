// The Electron entry. The runtime is checked before anything native is loaded, because the database driver ends a process without a word on one it was not built for.
if (Number(process.versions.napi) < 10) {
  console.error(`Dockside needs a newer Electron; this one carries Node ${process.version}.`)
  process.exit(1)
}
const { runWindow } = await import('./run-window.ts')
runWindow(process.argv.slice(1))

export {}
