import { registerHooks } from 'node:module'

/**
 * `node --import …/register.ts out/main/main.js` runs the shipped Electron entry on a stand-in for the `electron` module. It drives real Chromium over its devtools protocol:
 * windows are targets, ipc goes through bindings, the preload runs in a world of its own.
 */
const standIn = new URL('electron.ts', import.meta.url).href

registerHooks({ resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)) })
