import type { ScaleProtocolName, SerialLine } from './configuration.ts'

/** What a form has to know of a protocol before a scale is there. */
export type ScaleFacts = {
  /** The usual settings of the line, to begin with; null for USB HID. */
  readonly line: Omit<SerialLine, 'path'> | null
  /** `always`: no frame has a unit, a person has to declare it. `sometimes`: some forms of the protocol have none. */
  readonly declaresUnit: 'always' | 'sometimes' | 'never'
  /** Whether a frame may come without a decimal point, so that the decimals have to be declared for it. */
  readonly declaresDecimals: boolean
}

const usual = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const
const sevenBits = { baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 1 } as const
const saysAll = { declaresUnit: 'never', declaresDecimals: false } as const

/** The facts of every protocol, from the manuals of their makers. A&D leaves the factory with 2400 baud on many models, Adam with 4800. */
export const scaleFacts: Readonly<Record<ScaleProtocolName, ScaleFacts>> = {
  'mt-sics': { line: usual, ...saysAll },
  'toledo-8217': { line: sevenBits, declaresUnit: 'always', declaresDecimals: true },
  nci: { line: sevenBits, ...saysAll },
  'scp-12': { line: usual, ...saysAll },
  'toledo-continuous': { line: usual, ...saysAll },
  cas: { line: usual, declaresUnit: 'sometimes', declaresDecimals: true },
  'cas-ecr': { line: usual, declaresUnit: 'never', declaresDecimals: true },
  and: { line: { ...sevenBits, baudRate: 2400 }, ...saysAll },
  ohaus: { line: usual, ...saysAll },
  adam: { line: { ...usual, baudRate: 4800 }, ...saysAll },
  'dymo-hid': { line: null, ...saysAll }
}
