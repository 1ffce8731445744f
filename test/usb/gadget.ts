import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const gadgets = '/sys/kernel/config/usb_gadget'

/** A device that a kernel plays at the far end of a virtual cable (Linux, Documentation/usb/gadget_configfs.rst). `port` is the socket it is plugged into, from 0. */
export type GadgetDescription = {
  readonly name: string
  readonly port: number
  readonly vendorId: number
  readonly productId: number
  readonly manufacturer: string
  readonly product: string
  readonly serialNumber: string
  /** What the device does: the kernel's name of it (hid, acm, printer) and its attributes. */
  readonly does: 'hid' | 'acm' | 'printer'
  readonly attributes: Readonly<Record<string, string | Uint8Array>>
}

/** A device and its cable. Plugging in what is plugged in, or the other way round, is fine. */
export type Gadget = {
  readonly plug: () => void
  readonly unplug: () => void
  /** An attribute of what it does, as the kernel shows it. */
  readonly attribute: (name: string) => string
}

const writeAll = (folder: string, attributes: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [name, value] of Object.entries(attributes)) writeFileSync(join(folder, name), value)
}

/** Makes a device that is not plugged in yet. */
export function makeGadget({ name, port, vendorId, productId, manufacturer, product, serialNumber, does, attributes }: GadgetDescription): Gadget {
  const folder = join(gadgets, name)
  const strings = join(folder, 'strings/0x409')
  const configuration = join(folder, 'configs/c.1')
  const functionName = `${does}.${name}`
  const ability = join(folder, 'functions', functionName)
  for (const each of [folder, strings, configuration, ability]) mkdirSync(each)
  writeAll(folder, { idVendor: String(vendorId), idProduct: String(productId) })
  writeAll(strings, { manufacturer, product, serialnumber: serialNumber })
  writeAll(ability, attributes)
  symlinkSync(ability, join(configuration, functionName))
  let isPlugged = false
  const setPlugged = (plugged: boolean): void => {
    if (plugged !== isPlugged) writeFileSync(join(folder, 'UDC'), plugged ? `dummy_udc.${port}` : '\n')
    isPlugged = plugged
  }
  return {
    plug: () => setPlugged(true),
    unplug: () => setPlugged(false),
    attribute: (attribute) => readFileSync(join(ability, attribute), 'utf8').trim()
  }
}
