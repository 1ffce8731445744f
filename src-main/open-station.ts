import { randomBytes } from 'node:crypto'
import type { App } from './app/open-app.ts'
import { composeApp, openLogIn, rendererFolder } from './compose-app.ts'
import { serveStation } from './hosts/lan/serve-station.ts'

/** Where the data is and where to serve it; port 0 picks a free one. */
export type StationRequest = { readonly folder: string; readonly demo: boolean }

/** A station with its app; `token` acts as the administrator. `close` answers what is under way, then closes the file. */
export type OpenStation = { readonly url: string; readonly port: number; readonly token: string; readonly close: () => Promise<void> }

const secret = (): string => randomBytes(24).toString('base64url')

/** Opens the data of a folder; a failure that a person can do something about is in `app.failure()`, anything else rejects. */
export const openStationApp = ({ folder, demo }: StationRequest): Promise<App> => composeApp(folder, demo, openLogIn(folder))

/** Serves an app on 127.0.0.1. Rejects when the port cannot be had; the app is closed then. */
export async function openStation(app: App, port: number): Promise<OpenStation> {
  const secrets = { token: secret(), device: secret() }
  const station = await serveStation({ app, rendererFolder, port, secrets }).catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  const close = async (): Promise<void> => {
    await station.close()
    await app.close()
  }
  return { url: station.url, port: station.port, token: secrets.token, close }
}
