import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Input } from '#shared/api/index.ts'
import { useClient, useCommand } from '../../api/hooks.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import { useDevices } from '../../ui/devices/use-devices.ts'
import { freeName } from './free-name.ts'

type Setup = Input<'devices.save'>['setup']
/** What can be simulated. */
export const simulatedKinds = ['scanner', 'scale', 'label-printer'] as const
/** One kind of simulated device. */
export type SimulatedKind = (typeof simulatedKinds)[number]

const connection = { kind: 'simulated' } as const

/** A simulated device as it comes: a serial scanner, a shop scale with steps of a gram, a printer with labels that hold every shipped template. */
function setupOf(kind: SimulatedKind, name: string): Setup {
  if (kind === 'scanner') return { kind, name, connection, settings: { protocol: 'serial' } }
  if (kind === 'scale') return { kind, name, connection, settings: { protocol: 'mt-sics', unit: 'kg', decimals: 3 } }
  return { kind, name, connection, settings: { language: 'zpl', dotsPerMm: 8, widthMm: 105, heightMm: 148, codePage: null, reportsStatus: true } }
}

/** Adds a simulated device of this station under a name that is free, and opens it. */
export function useAddSimulated(): { readonly add: (kind: SimulatedKind) => Promise<void>; readonly isRunning: boolean } {
  const { t } = useTranslation('devices')
  const client = useClient()
  const [, navigate] = useLocation()
  const { value } = useDevices()
  const { run, isRunning } = useCommand('devices.save')
  const describe = useDescribeFailure()
  const toast = useToast()
  const add = async (kind: SimulatedKind): Promise<void> => {
    const base = { scanner: t('simulated.scannerName'), scale: t('simulated.scaleName'), 'label-printer': t('simulated.printerName') }[kind]
    const name = freeName(base, (value?.rows ?? []).map(({ setup }) => setup.name), (number) => t('simulated.numbered', { name: base, number }))
    const reply = await run({ station: client.station(), setup: setupOf(kind, name) })
    if (!reply.ok) return toast.stop(describe('devices.save', reply.failure))
    toast.good(t('simulated.added', { name }))
    navigate(hrefs.device(reply.value.id))
  }
  return { add, isRunning }
}
