import { useTranslation } from 'react-i18next'
import type { Device } from './use-devices.ts'

type Connection = Device['setup']['connection']

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')

/** How a serial line is set, as people write it: 9600 8N1. */
export const lineText = ({ baudRate, dataBits, parity, stopBits }: { readonly baudRate: number; readonly dataBits: number; readonly parity: string; readonly stopBits: number }): string => `${baudRate} ${dataBits}${parity.slice(0, 1).toUpperCase()}${stopBits}`

/** Where a device is reached, in a few signs. */
export function useConnectionText(): (connection: Connection) => string {
  const { t } = useTranslation('devices')
  return (connection) => {
    switch (connection.kind) {
      case 'serial':
        return `${connection.path} · ${lineText(connection)}`
      case 'tcp':
        return `${connection.host}:${connection.port}`
      case 'hid':
        return t('connection.usb', { ids: `${hex(connection.vendorId)}:${hex(connection.productId)}${connection.serialNumber === null ? '' : ` ${connection.serialNumber}`}` })
      case 'file':
        return connection.path
      case 'spooler':
        return connection.queue
      case 'simulated':
        return t('connection.simulated')
    }
  }
}
