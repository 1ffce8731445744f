import { Button, Kbd } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import type { ReceivedScan } from '#shared/domain/devices/describe-scanner-setup.ts'
import type { Scan } from '../../scanner/scan-hub.ts'
import { useScanner } from '../../scanner/use-scanner.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { SetupCheck } from '../../ui/devices/setup-check.tsx'
import { SetupSheetButton } from '../../ui/devices/setup-sheet-button.tsx'
import { Section, Values } from '../../ui/page.tsx'
import { ReadingView } from '../../ui/reading-view.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSounds } from '../../ui/use-sounds.ts'
import { useToday } from '../../ui/use-today.ts'
import type { LoggedKey } from './key-log.ts'
import { useKeyLog } from './key-log.ts'
import classes from './settings.module.css'

type Arrived = { readonly scan: Scan; readonly keys: readonly LoggedKey[] }

/** How a scanner that types ended its code, by its last key. */
const endings: Readonly<Record<string, string>> = { Enter: 'cr', Tab: 'tab' }

/** A scan for the check of the scanner's setup. */
function receivedOf({ scan: { raw, aim }, keys }: Arrived): ReceivedScan {
  const ending = endings[keys.at(-1)?.text ?? '']
  return { raw, ...(aim === undefined ? {} : { aim }), ...(ending === undefined ? {} : { ending }) }
}

const shownKeys = 200
const mostChecked = 20

const pausesOf = (keys: readonly LoggedKey[]): readonly number[] => keys.slice(1).map((key, index) => Math.round(key.timeMs - (keys[index]?.timeMs ?? 0)))

const Arrival = ({ scan, keys }: Arrived) => {
  const { t } = useTranslation('settings')
  const todayIso = useToday()
  const { value: settings } = useQuery('system.settings', {})
  const pauses = pausesOf(keys)
  const reading = parseBarcode({ raw: scan.raw, ...(scan.aim === undefined ? {} : { aim: scan.aim }) }, { todayIso, variableMeasurePatterns: settings?.variableMeasurePatterns ?? [], inHousePrefixes: settings?.inHousePrefixes ?? [] })
  const separators = [...scan.raw].filter((character) => character === '\u001d').length
  return (
    <>
      <div className={classes.raw} translate="no" role="status">{readableText(scan.raw)}</div>
      {scan.incomplete === true && <StateBadge tone="attention">{t('scanner.incomplete')}</StateBadge>}
      {scan.truncated === true && <StateBadge tone="attention">{t('scanner.truncated')}</StateBadge>}
      <Values values={[
        { label: t('scanner.length'), value: <span translate="no">{scan.raw.length}</span> },
        { label: t('scanner.aim'), value: scan.aim === undefined ? t('scanner.none') : <span translate="no">{scan.aim}</span> },
        { label: t('scanner.separators'), value: separators === 0 ? t('scanner.none') : <span translate="no">{separators}</span> },
        { label: t('scanner.time'), value: pauses.length === 0 ? t('scanner.none') : t('scanner.timeValue', { shortest: Math.min(...pauses), longest: Math.max(...pauses) }) }
      ]} />
      <div><h3>{t('scanner.keys')}</h3><div className={classes.keys} translate="no">{keys.slice(0, shownKeys).map((key, index) => <Kbd key={index}>{key.text}</Kbd>)}</div></div>
      <div><h3>{t('scanner.readAs')}</h3><ReadingView reading={reading} /></div>
    </>
  )
}

/** A field for the scanner that shows exactly what arrived: keys, pauses, AIM identifier, separators, and what it means. */
export const ScannerTest = () => {
  const { t } = useTranslation(['settings', 'devices'])
  const sounds = useSounds()
  const { lastBurst } = useKeyLog()
  const [arrived, setArrived] = useState<Arrived | null>(null)
  /** The scans of a check that is under way; null while there is none. */
  const [checked, setChecked] = useState<readonly ReceivedScan[] | null>(null)
  useScanner((scan) => {
    sounds.play('good')
    const next = { scan, keys: lastBurst() }
    setArrived(next)
    setChecked((before) => (before === null ? null : [...before.slice(-mostChecked), receivedOf(next)]))
  })
  return (
    <Section title={t('scanner.test')} actions={<>{checked === null && <Button variant="default" onClick={() => setChecked([])}>{t('devices:scan.check')}</Button>}<SetupSheetButton />{arrived !== null && <Button variant="default" onClick={() => setArrived(null)}>{t('scanner.clear')}</Button>}</>}>
      <p className={classes.hint}>{t('scanner.testText')}</p>
      {checked !== null && <div className={classes.check}><SetupCheck scans={checked} onAgain={() => setChecked([])} onEnd={() => setChecked(null)} /></div>}
      {arrived === null ? <div className={classes.waiting}>{t('scanner.waiting')}</div> : <div className={classes.arrived}><Arrival {...arrived} /></div>}
    </Section>
  )
}
