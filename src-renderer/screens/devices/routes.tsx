import type { ScreenRoute } from '../../ui/screen-route.ts'
import { idOf } from '../../ui/screen-route.ts'
import { DeviceForm } from './device-form.tsx'
import { DeviceList } from './device-list.tsx'
import { DevicePage } from './device-page.tsx'
import { LabelPrinters } from './label-printers.tsx'

/** The addresses of scanners, scales and printers. */
export const deviceRoutes: readonly ScreenRoute[] = [
  { path: '/devices', render: () => <DeviceList /> },
  { path: '/devices/labels', render: () => <LabelPrinters /> },
  { path: '/devices/new', needs: 'devices.save', render: () => <DeviceForm deviceId={null} /> },
  { path: '/devices/:id/edit', needs: 'devices.save', render: ({ id }) => <DeviceForm key={id} deviceId={idOf(id)} /> },
  { path: '/devices/:id', render: ({ id }) => <DevicePage key={id} deviceId={idOf(id)} /> }
]
