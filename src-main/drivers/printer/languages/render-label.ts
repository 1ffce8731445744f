import type { PrinterSettings } from '#shared/domain/devices/configuration.ts'
import type { LaidOutLabel } from '#shared/domain/labels/laid-out-label.ts'
import { renderEpl2 } from './epl2.ts'
import { renderEscPos } from './esc-pos.ts'
import type { PrintOptions } from './print-options.ts'
import { renderTspl } from './tspl.ts'
import { renderZpl } from './zpl.ts'

/** A laid-out label as the bytes of a printer: its language, and its code page where it has one. Receipt printers get it as a receipt, or as a picture with `raster`. */
export function renderLabel(printer: Pick<PrinterSettings, 'language' | 'codePage'>, label: LaidOutLabel, options: PrintOptions & { readonly raster?: boolean }): Buffer {
  switch (printer.language) {
    case 'zpl': return renderZpl(label, options)
    case 'tspl': return renderTspl(label, options)
    case 'epl2': return renderEpl2(label, options)
    case 'esc-pos': return renderEscPos(label, { ...options, codePage: printer.codePage })
  }
}
