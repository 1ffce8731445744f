import type { Device } from '../../ui/devices/use-devices.ts'
import { PrinterTry } from './printer-try.tsx'
import { ScaleTry } from './scale-try.tsx'
import { ScannerTry } from './scanner-try.tsx'

/** The test of a device by its kind. `brief` beside the list. */
export const DeviceTry = ({ device, brief = false }: { readonly device: Device; readonly brief?: boolean }) => {
  if (device.setup.kind === 'scanner') return <ScannerTry device={device} brief={brief} />
  return device.setup.kind === 'scale' ? <ScaleTry device={device} /> : <PrinterTry device={device} />
}
