// The station without a window: `node out/main/station.js --data DIR --port N`. The runtime is checked before anything native is loaded,
// because the database driver ends a process without a word on a Node it was not built for.
if (Number(process.versions.napi) < 10) {
  console.error(`Dockside needs Node 22.14 or newer; this is ${process.version}. Start it with "npm run station", which brings its own Node.`)
  process.exit(1)
}
const { runStation } = await import('./run-station.ts')
await runStation(process.argv.slice(2))

export {}
