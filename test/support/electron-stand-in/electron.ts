/** The part of Electron's main-process API that the program uses, on Chromium's devtools protocol. What is missing here fails loudly when it is called. */
export { app } from './app.ts'
export { dialog, Menu, screen } from './desk.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol, session } from './session.ts'
