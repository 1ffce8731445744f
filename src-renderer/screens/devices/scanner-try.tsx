import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { SetupCheck } from '../../ui/devices/setup-check.tsx'
import { SetupSheetButton } from '../../ui/devices/setup-sheet-button.tsx'
import type { Device } from '../../ui/devices/use-devices.ts'
import { Values } from '../../ui/page.tsx'
import { ReadingView } from '../../ui/reading-view.tsx'
import { useToday } from '../../ui/use-today.ts'
import classes from './devices.module.css'
import type { DeviceScan } from './use-device-scans.ts'
import { useDeviceScans } from './use-device-scans.ts'

const separator = '\u001d'
const shownBefore = 5

/** A whole code for the eye, however long. */
const readable = (raw: string): string => (raw.match(/[^]{1,80}/gu) ?? []).map(readableText).join('')

const Arrival = ({ scan: { raw, aim } }: { readonly scan: DeviceScan }) => {
  const { t } = useTranslation('devices')
  const todayIso = useToday()
  const { value: settings } = useQuery('system.settings', {})
  const separators = raw.split(separator).length - 1
  const reading = parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso, variableMeasurePatterns: settings?.variableMeasurePatterns ?? [], inHousePrefixes: settings?.inHousePrefixes ?? [] })
  return (
    <>
      <div className={classes.raw} translate="no" role="status">{readable(raw)}</div>
      <Values values={[
        { label: t('scan.length'), value: <span translate="no">{raw.length}</span> }, { label: t('scan.aim'), value: aim === undefined ? t('scan.none') : <span translate="no">{aim}</span> },
        { label: t('scan.separators'), value: separators === 0 ? t('scan.none') : <span translate="no">{separators}</span> }
      ]} />
      <div><h3 className={classes.heading}>{t('scan.readAs')}</h3><ReadingView reading={reading} /></div>
    </>
  )
}

/** What a scanner sends, as it comes: every character, how it was read, and the check of its setup. */
export const ScannerTry = ({ device, brief }: { readonly device: Device; readonly brief: boolean }) => {
  const { t } = useTranslation('devices')
  const { scans, clear } = useDeviceScans(device.id)
  /** The check looks at the scans after this number; null while there is none. */
  const [checksAfter, setChecksAfter] = useState<number | null>(null)
  const [last, ...before] = scans
  return (
    <div className={classes.stack}>
      {last === undefined ? <div className={classes.waiting}>{t('scan.waiting')}</div> : <Arrival scan={last} />}
      {!brief && before.length > 0 && <div><h3 className={classes.heading}>{t('scan.before')}</h3><ol className={classes.before}>{before.slice(0, shownBefore).map((scan) => <li key={scan.number} translate="no">{readable(scan.raw)}</li>)}</ol></div>}
      {checksAfter !== null && <SetupCheck scans={scans.filter(({ number }) => number > checksAfter).toReversed()} onAgain={() => setChecksAfter(last?.number ?? 0)} onEnd={() => setChecksAfter(null)} />}
      <Group gap="xs">
        {checksAfter === null && <Button variant="default" onClick={() => setChecksAfter(last?.number ?? 0)}>{t('scan.check')}</Button>}
        <SetupSheetButton />
        {last !== undefined && <Button variant="default" onClick={() => { clear(); setChecksAfter((check) => (check === null ? null : 0)) }}>{t('scan.clear')}</Button>}
      </Group>
    </div>
  )
}
