import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'

/** How labels stand on a sheet as a person enters it: margins and gaps in thousandths of a millimetre, `start` the first free label from 1. */
export type SheetLayout = { readonly onSheet: boolean; readonly columns: FieldNumber; readonly rows: FieldNumber; readonly start: FieldNumber; readonly marginLeft: FieldNumber; readonly marginTop: FieldNumber; readonly gapX: FieldNumber; readonly gapY: FieldNumber }

/** A4 in millimetres. */
const paper = { widthMm: 210, heightMm: 297 } as const
const keyOf = (templateKey: string): string => `dockside.sheet.${templateKey}`

/** A layout for a sheet nobody described yet: as many labels as fit on A4, in its middle. */
export function startingSheet(size: { readonly widthMm: number; readonly heightMm: number } | null): SheetLayout {
  const { widthMm, heightMm } = size ?? { widthMm: 70, heightMm: 37 }
  const columns = Math.min(20, Math.max(1, Math.floor(paper.widthMm / widthMm)))
  const rows = Math.min(50, Math.max(1, Math.floor(paper.heightMm / heightMm)))
  const margin = (all: number, used: number): number => Math.max(0, Math.round((all - used) * 5) * 100)
  return { onSheet: false, columns, rows, start: 1, marginLeft: margin(paper.widthMm, columns * widthMm), marginTop: margin(paper.heightMm, rows * heightMm), gapX: 0, gapY: 0 }
}

/** The layout that was last used for a template on this station; null when there is none that can be read. */
export function readSheet(templateKey: string): SheetLayout | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(templateKey)) ?? 'null') as SheetLayout | null
    return kept !== null && typeof kept.onSheet === 'boolean' ? kept : null
  } catch {
    return null
  }
}

/** Remembers the layout, with the label the next sheet begins at. */
export function keepSheet(templateKey: string, layout: SheetLayout): void {
  try {
    localStorage.setItem(keyOf(templateKey), JSON.stringify(layout))
  } catch {
    // A full store is no reason to stop somebody printing.
  }
}
