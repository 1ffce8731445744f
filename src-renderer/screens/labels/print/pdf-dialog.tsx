import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '#shared/api/index.ts'
import { milliToText, textToMilli } from '#shared/domain/quantity.ts'
import { useCommand } from '../../../api/hooks.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { saveFile } from '../../../ui/download.ts'
import type { FieldNumber } from '../../../ui/form/decimal-field.tsx'
import { DecimalField, IntegerField } from '../../../ui/form/decimal-field.tsx'
import { focusFirstProblem } from '../../../ui/form/input-problems.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useToast } from '../../../ui/use-toast.ts'
import classes from './label-screen.module.css'
import { readSheet, keepSheet, startingSheet } from './sheet-store.ts'
import type { SheetLayout } from './sheet-store.ts'

type PdfDialogProps = {
  readonly templateKey: string
  readonly subject: NonNullable<Input<'labels.preview'>['subject']>
  readonly copies: number
  /** The label's size, from which a layout for a new sheet is guessed. */
  readonly size: { readonly widthMm: number; readonly heightMm: number } | null
  readonly onCopies: (copies: number) => void
  readonly onClose: () => void
}

const whole = (value: FieldNumber, least: number, most: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
const mostLabels = 2000
const mostColumns = 20
const mostRows = 50
/** More places than this are chosen by number only. */
const mostPlaces = 200

/** Millimetres with up to three decimals. */
const MmField = ({ label, value, onChange }: { readonly label: string; readonly value: FieldNumber; readonly onChange: (value: FieldNumber) => void }) => {
  const { t } = useTranslation(['labels', 'common'])
  return <DecimalField label={label} rightSection={t('pdf.millimetres')} rightSectionWidth={40} value={value} onChange={onChange} toText={milliToText} fromText={textToMilli} tooFine={t('common:form.quantityFine')} />
}

/** The labels of a sheet to choose the first free one from. */
const Places = ({ layout, onStart }: { readonly layout: SheetLayout; readonly onStart: (start: number) => void }) => {
  const { t } = useTranslation('labels')
  const { columns, rows, start } = layout
  if (!whole(columns, 1, mostColumns) || !whole(rows, 1, mostRows) || columns * rows > mostPlaces) return null
  return (
    <div className={classes.places} style={{ gridTemplateColumns: `repeat(${columns}, minmax(24px, 1fr))` }} role="group" aria-label={t('pdf.start')}>
      {Array.from({ length: columns * rows }, (_, index) => index + 1).map((place) => <button type="button" key={place} className={classes.place} data-used={(typeof start === 'number' && place < start) || undefined} aria-pressed={place === start} aria-label={t('pdf.place', { number: place })} onClick={() => onStart(place)}><span translate="no">{place}</span></button>)}
    </div>
  )
}

/** Saves the labels in hand as a PDF: one a page, or on sheets of labels from the first free one; the layout of the sheet is remembered on this station. */
export const PdfDialog = ({ templateKey, subject, copies: asked, size, onCopies, onClose }: PdfDialogProps) => {
  const { t } = useTranslation('labels')
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('labels.pdf')
  const [copies, setCopies] = useState<FieldNumber>(asked)
  const [layout, setLayout] = useState<SheetLayout>(() => readSheet(templateKey) ?? startingSheet(size))
  const [problem, setProblem] = useState<string>()
  const [tried, setTried] = useState(false)
  const set = (changes: Partial<SheetLayout>): void => setLayout((before) => ({ ...before, ...changes }))
  const { onSheet, columns, rows, start, marginLeft, marginTop, gapX, gapY } = layout
  const perSheet = whole(columns, 1, mostColumns) && whole(rows, 1, mostRows) ? columns * rows : 0
  const sheets = perSheet > 0 && whole(copies, 1, mostLabels) && whole(start, 1, perSheet) ? Math.ceil((start - 1 + copies) / perSheet) : null
  const mostOf = (value: FieldNumber, most: number): string | undefined => (whole(value, 1, most) ? undefined : t('pdf.wrong', { most }))
  const errors = { copies: mostOf(copies, mostLabels), ...(onSheet ? { columns: mostOf(columns, mostColumns), rows: mostOf(rows, mostRows), start: perSheet === 0 ? undefined : mostOf(start, perSheet) } : {}) }
  const shown: Partial<typeof errors> = tried ? errors : {}
  const save = async (): Promise<void> => {
    setProblem(undefined)
    if (Object.values(errors).some((error) => error !== undefined)) {
      setTried(true)
      return focusFirstProblem()
    }
    const reply = await run({ templateKey, subject, copies: copies ?? 1, sheet: onSheet ? { columns: columns ?? 1, rows: rows ?? 1, start: start ?? 1, marginLeftMm: (marginLeft ?? 0) / 1000, marginTopMm: (marginTop ?? 0) / 1000, gapXMm: (gapX ?? 0) / 1000, gapYMm: (gapY ?? 0) / 1000 } : null })
    if (!reply.ok) return setProblem(describe('labels.pdf', reply.failure))
    saveFile(reply.value)
    keepSheet(templateKey, { ...layout, start: onSheet && sheets !== null ? ((start ?? 1) - 1 + (copies ?? 1)) % perSheet + 1 : 1 })
    onCopies(copies ?? 1)
    toast.good(t('print.pdfDone', { name: reply.value.fileName }))
    onClose()
  }
  return (
    <Dialog title={t('pdf.title')} onClose={onClose} onMainAct={() => void save()}>
      <Stack gap="md">
        <Text c="dimmed">{t('pdf.text')}</Text>
        <IntegerField data-autofocus label={t('pdf.copies')} value={copies} error={shown.copies} onChange={setCopies} />
        <SegmentedControl aria-label={t('pdf.paper')} value={onSheet ? 'sheet' : 'single'} data={[{ value: 'single', label: t('pdf.single') }, { value: 'sheet', label: t('pdf.sheet') }]} onChange={(next) => set({ onSheet: next === 'sheet' })} />
        {onSheet && (
          <>
            <SimpleGrid cols={2}>
              <IntegerField label={t('pdf.columns')} value={columns} error={shown.columns} onChange={(next) => set({ columns: next })} /><IntegerField label={t('pdf.rows')} value={rows} error={shown.rows} onChange={(next) => set({ rows: next })} />
              <MmField label={t('pdf.marginLeft')} value={marginLeft} onChange={(next) => set({ marginLeft: next })} /><MmField label={t('pdf.marginTop')} value={marginTop} onChange={(next) => set({ marginTop: next })} />
              <MmField label={t('pdf.gapX')} value={gapX} onChange={(next) => set({ gapX: next })} /><MmField label={t('pdf.gapY')} value={gapY} onChange={(next) => set({ gapY: next })} />
            </SimpleGrid>
            <IntegerField label={t('pdf.start')} description={t('pdf.startHint')} value={start} error={shown.start} onChange={(next) => set({ start: next })} />
            <Places layout={layout} onStart={(next) => set({ start: next })} />
            {sheets !== null && <Text c="dimmed">{t('pdf.sheets', { count: sheets })}</Text>}
          </>
        )}
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
        <Group justify="flex-end"><Button loading={isRunning} onClick={() => void save()}>{t('pdf.save')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
