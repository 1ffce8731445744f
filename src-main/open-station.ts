import { randomBytes } from 'node:crypto'
import type { App } from './app/open-app.ts'
import { composeApp, openLogIn, rendererFolder } from './compose-app.ts'
import { keepDeviceSecret } from './hosts/lan/keep-device-secret.ts'
import type { Station } from './hosts/lan/serve-station.ts'
import { serveStation } from './hosts/lan/serve-station.ts'

export { describeStartFailure } from './app/startup/describe-start-failure.ts'

/** Where the data is and where to serve it; port 0 picks a free one. */
export type StationRequest = { readonly folder: string; readonly demo: boolean }

/** A station with its app; `token` acts as the administrator. `close` answers what is under way, then closes the file. */
export type OpenStation = Omit<Station, 'close'> & { readonly token: string; readonly close: () => Promise<void> }

const secret = (): string => randomBytes(24).toString('base64url')

/** Opens the data of a folder; a failure that a person can do something about is in `app.failure()`, anything else rejects. */
export const openStationApp = ({ folder, demo }: StationRequest): Promise<App> => composeApp(folder, demo, openLogIn(folder))

/**
 * Serves the app of a folder on 127.0.0.1. When the port cannot be had, `orAnother` takes any free one; without it the call rejects and the app is closed.
 */
export async function openStation(app: App, folder: string, port: number, { orAnother = false }: { readonly orAnother?: boolean } = {}): Promise<OpenStation> {
  const secrets = { token: secret(), device: keepDeviceSecret(folder, secret()) }
  const serve = (wanted: number): Promise<Station> => serveStation({ app, rendererFolder, port: wanted, secrets })
  const station = await serve(port).catch((error: unknown) => (orAnother ? serve(0) : Promise.reject(error))).catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  const close = async (): Promise<void> => {
    await station.close()
    await app.close()
  }
  return { ...station, token: secrets.token, close }
}
