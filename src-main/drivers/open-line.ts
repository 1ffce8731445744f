import type { DeviceConnection, DeviceKind } from '#shared/domain/devices/configuration.ts'
import { openDeviceFile } from './transport/device-file.ts'
import { openSerial } from './transport/serial.ts'
import { openSpooler } from './transport/spooler.ts'
import { openTcp } from './transport/tcp.ts'
import type { OpenTransport } from './transport/transport.ts'
import { openHid } from './transport/usb-hid.ts'

/** How the line of a real device is opened; a simulated one brings its own. */
export function openLine(connection: Exclude<DeviceConnection, { readonly kind: 'simulated' }>, kind: DeviceKind): OpenTransport {
  switch (connection.kind) {
    case 'serial': return openSerial(connection)
    case 'tcp': return openTcp(connection.host, connection.port)
    case 'hid': return openHid(connection, kind === 'scale' ? 'scale' : 'scanner')
    case 'file': return openDeviceFile(connection.path)
    case 'spooler': return openSpooler(connection.queue)
  }
}
