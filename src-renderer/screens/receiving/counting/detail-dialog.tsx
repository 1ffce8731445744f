import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { detailOf } from '#shared/domain/receiving/decide-scan.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useToday } from '../../../ui/use-today.ts'

/** Lot, expiry date and serial number of what was scanned; null where nothing was entered. */
export type Detail = { readonly lot: string | null; readonly expiryIso: string | null; readonly serial: string | null; readonly weightGrams: number | null }

type DetailDialogProps = {
  readonly productName: string
  readonly missing: readonly ('lot' | 'expiry' | 'serial' | 'weight')[]
  /** What is filled in already: from the code, or as for the last case of this product. */
  readonly start: Partial<Detail>
  readonly onConfirm: (detail: Detail) => void
  readonly onClose: () => void
}

/** Asks for what the code did not tell. A scan fills the fields: GS1 data by its parts, any other code into the first empty one. */
export const DetailDialog = ({ productName, missing, start, onConfirm, onClose }: DetailDialogProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const today = useToday()
  const [lot, setLot] = useState(start.lot ?? '')
  const [expiryIso, setExpiryIso] = useState<string | null | undefined>(start.expiryIso ?? null)
  const [serial, setSerial] = useState(start.serial ?? '')
  const isComplete = (!missing.includes('lot') || lot.trim() !== '') && (!missing.includes('expiry') || typeof expiryIso === 'string') && (!missing.includes('serial') || serial.trim() !== '')
  const confirm = (): void => {
    if (isComplete) onConfirm({ lot: lot.trim() || null, expiryIso: expiryIso ?? null, serial: serial.trim() || null, weightGrams: start.weightGrams ?? null })
  }
  const onScan = ({ raw, aim }: Scan): void => {
    const reading = parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso: today, variableMeasurePatterns: [], inHousePrefixes: [] })
    const found = detailOf(reading)
    if (found.lot !== null) setLot(found.lot)
    if (found.expiryIso !== null) setExpiryIso(found.expiryIso)
    if (found.serial !== null) setSerial(found.serial)
    if (reading.kind !== 'plain') return
    if (missing.includes('lot') && lot === '') setLot(reading.code)
    else if (missing.includes('serial') && serial === '') setSerial(reading.code)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    confirm()
  }
  return (
    <Dialog title={productName} onClose={onClose} onScan={onScan} onMainAct={confirm}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{t('detail.ask')}</Text>
          {missing.includes('lot') && <TextInput label={t('detail.lot')} value={lot} onChange={(event) => setLot(event.currentTarget.value)} data-autofocus maxLength={40} required />}
          {missing.includes('expiry') && <DateField label={t('detail.expiry')} value={expiryIso} onChange={setExpiryIso} required {...(missing.includes('lot') ? {} : { 'data-autofocus': true })} />}
          {missing.includes('serial') && <TextInput label={t('detail.serial')} value={serial} onChange={(event) => setSerial(event.currentTarget.value)} maxLength={40} required {...(missing.length === 1 ? { 'data-autofocus': true } : {})} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button type="submit" disabled={!isComplete}>{t('detail.count')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
