import { contextBridge, ipcRenderer } from 'electron'
import type { ServerFrame, WindowBridge } from '#shared/api/wire.ts'
import { bridgeName, channels } from './channels.ts'

let listener: (frame: ServerFrame) => void = () => undefined
ipcRenderer.on(channels.event, (_event, frame: ServerFrame) => listener(frame))

const bridge: WindowBridge = {
  call: (frame) => ipcRenderer.invoke(channels.call, frame) as Promise<ServerFrame>,
  onEvent: (next) => void (listener = next)
}

// All the page gets: frames in, frames out. Neither ipcRenderer nor its event objects reach it.
contextBridge.exposeInMainWorld(bridgeName, bridge)
