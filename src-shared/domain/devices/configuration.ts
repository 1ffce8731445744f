/** What a station can have plugged in. */
export const deviceKinds = ['scanner', 'scale', 'label-printer', 'receipt-printer'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** How the line of a serial device is set (RS-232 or a USB adapter). */
export type SerialLine = { readonly path: string; readonly baudRate: number; readonly dataBits: 7 | 8; readonly parity: 'none' | 'even' | 'odd'; readonly stopBits: 1 | 2 }

/** Where a device is reached. `simulated` devices are part of the program. `file` is a character device such as /dev/usb/lp0, `spooler` a RAW queue of the system. */
export type DeviceConnection =
  | ({ readonly kind: 'serial' } & SerialLine)
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'hid'; readonly vendorId: number; readonly productId: number; readonly serialNumber: string | null }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'spooler'; readonly queue: string }
  | { readonly kind: 'simulated' }

/** The protocols of scales, one file each in src-main/drivers/scale. */
export const scaleProtocols = ['mt-sics', 'toledo-8217', 'nci', 'scp-12', 'toledo-continuous', 'cas', 'cas-ecr', 'and', 'ohaus', 'adam', 'dymo-hid'] as const
export type ScaleProtocolName = (typeof scaleProtocols)[number]

/** The languages of printers. */
export const printerLanguages = ['zpl', 'tspl', 'epl2', 'esc-pos'] as const
export type PrinterLanguage = (typeof printerLanguages)[number]

/** Units a scale can show. */
export const weightUnits = ['mg', 'g', 'kg', 't', 'oz', 'lb'] as const
export type WeightUnit = (typeof weightUnits)[number]

export type ScannerSettings = { readonly protocol: 'hid-pos' | 'serial' }
/** `unit` and `decimals` are declared by a person for protocols whose frames carry none (Toledo 8217); null: the frame says it. */
export type ScaleSettings = { readonly protocol: ScaleProtocolName; readonly unit: WeightUnit | null; readonly decimals: number | null }
/** `dotsPerMm` 6, 8, 12 or 24 (152, 203, 300, 600 dpi); sizes are the media's. `codePage` is for ESC/POS only. `reportsStatus`: whether the printer may be asked; printers of another language would print the question. */
export type PrinterSettings = { readonly language: PrinterLanguage; readonly dotsPerMm: number; readonly widthMm: number; readonly heightMm: number; readonly codePage: string | null; readonly reportsStatus: boolean }
