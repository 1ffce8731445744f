import type { z } from 'zod'
import type { Input, Output } from '#shared/api/index.ts'
import type { PrinterSettings } from '#shared/domain/devices/configuration.ts'
import { createSimulatedPrinter } from '#main/drivers/printer/simulated-printer.ts'
import { createSimulatedScale } from '#main/drivers/scale/simulated-scale.ts'
import { createSimulatedScanner } from '#main/drivers/scanner/simulated-scanner.ts'
import { readableBytes } from '#main/drivers/transport/device-log.ts'
import type { OpenTransport } from '#main/drivers/transport/transport.ts'
import type { simulationSchema } from '#shared/api/devices.ts'
import type { DrawZpl } from '../context.ts'
import type { StoredDevice } from './stored-devices.ts'

/** What hands do with a simulated device. */
export type SimulationAct = z.output<typeof simulationSchema>
export type SimulationState = Output<'devices.simulation'>
export type SimulationInput = Input<'devices.simulate'>['what']

/** The switches of a simulated device, and the line the drivers open. */
export type Simulation = {
  readonly open: OpenTransport
  readonly state: () => Promise<SimulationState>
  /** False for an act that a device of this kind has not. */
  readonly act: (act: SimulationAct) => boolean
  /** Called after something changed by itself, such as a label that came out. */
  readonly onChange: (listener: () => void) => () => void
  readonly stop: () => void
}

/** Simulated devices by their id; they keep how they are set while the program runs, also when they are connected anew. */
export type Simulations = { readonly of: (device: StoredDevice) => Simulation; readonly find: (deviceId: number) => Simulation | null; /** Lets go of all but these: a device that was taken away, or became a real one, is none. */ readonly keep: (deviceIds: ReadonlySet<number>) => void; readonly stop: () => void }

const nothing: SimulationState = { plugged: true, milligrams: 0, paperFor: null, headOpen: false, paused: false, silent: false, labelsPerSecond: 4, power: true, printed: 0, labels: [] }
const never = (): (() => void) => () => undefined

function scanner(): Simulation {
  const device = createSimulatedScanner()
  let plugged = true
  return {
    open: device.open, onChange: never, stop: device.stop, state: async () => ({ ...nothing, plugged }),
    act: (act) => {
      if (act.act === 'scan') device.play(act.codes, act.everyMs)
      else if (act.act === 'plugged') device.setPlugged((plugged = act.plugged))
      else return false
      return true
    }
  }
}

function scale(): Simulation {
  const device = createSimulatedScale()
  let plugged = true
  let milligrams = 0
  return {
    open: device.open, onChange: never, stop: () => undefined, state: async () => ({ ...nothing, plugged, milligrams }),
    act: (act) => {
      if (act.act === 'load') device.setLoad((milligrams = act.milligrams))
      else if (act.act === 'plugged') device.setPlugged((plugged = act.plugged))
      else return false
      return true
    }
  }
}

/** Labels that a screen shows as pictures. */
const shownLabels = 12
const longestText = 2000

function printer({ language, widthMm, heightMm, dotsPerMm }: PrinterSettings, drawZpl: DrawZpl): Simulation {
  const device = createSimulatedPrinter({ language, keep: shownLabels })
  const drawn = new Map<number, Promise<string>>()
  const draw = (number: number, bytes: Buffer): Promise<string> => {
    const before = drawn.get(number)
    if (before !== undefined) return before
    const picture = language === 'zpl' ? drawZpl(bytes, widthMm, heightMm, dotsPerMm).then((png) => (png === null ? '' : Buffer.from(png).toString('base64'))) : Promise.resolve('')
    drawn.set(number, picture)
    if (drawn.size > shownLabels) drawn.delete(Math.min(...drawn.keys()))
    return picture
  }
  return {
    open: device.open, onChange: device.onChange, stop: device.stop,
    state: async () => {
      const { labelsLeft, headOpen, paused, silent, labelsPerSecond, off, offline, printedCount, printed } = device.state()
      const labels = await Promise.all([...printed].reverse().map(async ({ number, bytes }) => ({ number, contentBase64: await draw(number, bytes), text: readableBytes(bytes.subarray(0, longestText)) })))
      return { ...nothing, plugged: !offline, paperFor: labelsLeft, headOpen, paused, silent, labelsPerSecond, power: !off, printed: printedCount, labels }
    },
    act: (act) => {
      if (act.act === 'plugged') device.turn({ offline: !act.plugged })
      else if (act.act === 'printer') {
        const { paperFor, power, act: _, ...rest } = act
        const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
        device.turn({ ...given, ...(paperFor === undefined ? {} : { labelsLeft: paperFor }), ...(power === undefined ? {} : { off: !power }) })
      } else return false
      return true
    }
  }
}

/** No simulated devices yet. */
export function createSimulations(drawZpl: DrawZpl): Simulations {
  const all = new Map<number, { readonly key: string; readonly simulation: Simulation }>()
  const create = ({ setup }: StoredDevice): Simulation => {
    if (setup.kind === 'scanner') return scanner()
    return setup.kind === 'scale' ? scale() : printer(setup.settings, drawZpl)
  }
  return {
    of: (device) => {
      const key = JSON.stringify([device.setup.kind, device.setup.kind === 'scale' ? null : device.setup.settings])
      const before = all.get(device.id)
      if (before?.key === key) return before.simulation
      before?.simulation.stop()
      const simulation = create(device)
      all.set(device.id, { key, simulation })
      return simulation
    },
    find: (deviceId) => all.get(deviceId)?.simulation ?? null,
    keep: (deviceIds) => {
      for (const [deviceId, { simulation }] of all) {
        if (deviceIds.has(deviceId)) continue
        simulation.stop()
        all.delete(deviceId)
      }
    },
    stop: () => all.forEach(({ simulation }) => simulation.stop())
  }
}
