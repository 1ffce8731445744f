import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import type { ReceivedScan, ScannerSetup } from '#shared/domain/devices/describe-scanner-setup.ts'
import { describeScannerSetup } from '#shared/domain/devices/describe-scanner-setup.ts'
import { Notice } from '../notice.tsx'
import { Values } from '../page.tsx'
import classes from './devices.module.css'

/** Endings that were taken off on the way; others mean that none was sent. */
const endings: ReadonlySet<string> = new Set(['cr', 'lf', 'crlf', 'tab'])
/** Fewer scans than this may agree by chance. */
const enough = 2

const SetupValues = ({ setup: { prefix, suffix, ending, aim, separator } }: { readonly setup: ScannerSetup }) => {
  const { t } = useTranslation('devices')
  const sent = (text: string) => (text === '' ? t('scan.missing') : <span translate="no">{readableText(text)}</span>)
  return (
    <Values values={[
      { label: t('scan.prefix'), value: sent(prefix) }, { label: t('scan.suffix'), value: sent(suffix === '' && ending !== null && endings.has(ending) ? ending.toUpperCase() : suffix) }, { label: t('scan.aim'), value: sent(aim ?? '') },
      { label: t('scan.separator'), value: separator.kind === 'gs' ? t('scan.separatorGs') : separator.kind === 'lost' ? t('scan.separatorLost') : t('scan.separatorReplaced', { text: readableText(separator.by) }) }
    ]} />
  )
}

/** Tells from scans of the code on the setup sheet what the scanner puts around a code and what it loses. `scans` oldest first. */
export const SetupCheck = ({ scans, onAgain, onEnd }: { readonly scans: readonly ReceivedScan[]; readonly onAgain: () => void; readonly onEnd: () => void }) => {
  const { t } = useTranslation('devices')
  const verdict = describeScannerSetup(scans)
  const isDone = verdict.kind === 'setup' && scans.length >= enough
  return (
    <section className={classes.check} aria-label={t('scan.checkTitle')}>
      <h3 className={classes.checkTitle}>{t('scan.checkTitle')}</h3>
      {!isDone && <p>{t('scan.checkText')}</p>}
      {verdict.kind === 'other-code' && <Notice tone="attention">{t('scan.otherCode')}</Notice>}
      {verdict.kind === 'changing' && <Notice tone="stop">{t('scan.changing')}</Notice>}
      {verdict.kind === 'setup' && <SetupValues setup={verdict.setup} />}
      {isDone && <Notice tone={verdict.advice.length === 0 ? 'good' : 'attention'}>{verdict.advice.length === 0 ? t('scan.good') : t('scan.advise')}</Notice>}
      {isDone && verdict.advice.length > 0 && <ul>{verdict.advice.map((advice) => <li key={advice}>{t(`scan.advice.${advice}`)}</li>)}</ul>}
      <Group gap="xs"><Button variant="default" onClick={onAgain}>{t('scan.checkAgain')}</Button><Button variant="default" onClick={onEnd}>{t('scan.checkEnd')}</Button></Group>
    </section>
  )
}
