import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import { parseCommand } from '#shared/domain/barcode/commands.ts'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { detailOf } from '#shared/domain/receiving/decide-scan.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useSounds } from '../../../ui/use-sounds.ts'
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

/** Asks for what the code did not tell. A scan fills the fields, and counts once nothing is missing; a code that tells nothing of it is refused aloud, so that no case is thought counted. */
export const DetailDialog = ({ productName, missing, start, onConfirm, onClose }: DetailDialogProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const today = useToday()
  const sounds = useSounds()
  const [lot, setLot] = useState(start.lot ?? '')
  const [expiryIso, setExpiryIso] = useState<string | null | undefined>(start.expiryIso ?? null)
  const [serial, setSerial] = useState(start.serial ?? '')
  const [isLotScanned, setLotScanned] = useState(false)
  const [refused, setRefused] = useState<string>()
  const isEnough = ({ lot: oneLot, expiryIso: oneExpiry, serial: oneSerial }: Omit<Detail, 'weightGrams'>): boolean =>
    (!missing.includes('lot') || oneLot !== null) && (!missing.includes('expiry') || oneExpiry !== null) && (!missing.includes('serial') || oneSerial !== null)
  const typed = { lot: lot.trim() || null, expiryIso: expiryIso ?? null, serial: serial.trim() || null }
  const confirm = (): void => {
    if (isEnough(typed)) onConfirm({ ...typed, weightGrams: start.weightGrams ?? null })
  }
  const refuse = (why: string): void => {
    sounds.play('stop')
    setRefused(why)
  }
  const obey = (command: ReceivingCommand): void => {
    if (command.name === 'cancel' || command.name === 'no' || command.name === 'undo') return onClose()
    if ((command.name === 'enter' || command.name === 'yes') && isEnough(typed)) return confirm()
    refuse(t('detail.first'))
  }
  /** What a code says of the details: GS1 data by its parts, any other code is the first empty field. */
  const read = (reading: ParsedBarcode): Partial<Detail> => {
    const { lot: oneLot, expiryIso: oneExpiry, serial: oneSerial } = detailOf(reading)
    const found = { ...(oneLot === null ? {} : { lot: oneLot }), ...(oneExpiry === null ? {} : { expiryIso: oneExpiry }), ...(oneSerial === null ? {} : { serial: oneSerial }) }
    if (reading.kind !== 'plain') return found
    // Another lot than that of the last case has another date, too.
    if (missing.includes('lot') && !isLotScanned) return { lot: reading.code, ...(reading.code === typed.lot ? {} : { expiryIso: null }) }
    return missing.includes('serial') && typed.serial === null ? { serial: reading.code } : found
  }
  const onScan = ({ raw, aim }: Scan): void => {
    const command = parseCommand(raw.trim())
    if (command !== undefined) return obey(command)
    const found = read(parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso: today, variableMeasurePatterns: [], inHousePrefixes: [] }))
    if (Object.keys(found).length === 0) return refuse(t('detail.notInCode', { code: readableText(raw) }))
    setRefused(undefined)
    const now = { ...typed, ...found }
    if (isEnough(now)) return onConfirm({ ...now, weightGrams: start.weightGrams ?? null })
    setLot(now.lot ?? '')
    setLotScanned(isLotScanned || found.lot !== undefined)
    setExpiryIso(now.expiryIso)
    setSerial(now.serial ?? '')
    sounds.play('good')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    confirm()
  }
  return (
    <Dialog title={productName} onClose={onClose} onScan={onScan} onMainAct={confirm}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{t(missing.includes('serial') ? 'detail.askSerial' : 'detail.ask')}</Text>
          {refused !== undefined && <Text c="var(--dk-stop)" fw={650} role="alert">{refused}</Text>}
          {missing.includes('lot') && <TextInput label={t('detail.lot')} value={lot} onChange={(event) => setLot(event.currentTarget.value)} data-autofocus maxLength={40} required />}
          {missing.includes('expiry') && <DateField label={t('detail.expiry')} value={expiryIso} onChange={setExpiryIso} required {...(missing.includes('lot') ? {} : { 'data-autofocus': true })} />}
          {missing.includes('serial') && <TextInput label={t('detail.serial')} value={serial} onChange={(event) => setSerial(event.currentTarget.value)} maxLength={40} required {...(missing.length === 1 ? { 'data-autofocus': true } : {})} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button type="submit" disabled={!isEnough(typed)}>{t('detail.count')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
