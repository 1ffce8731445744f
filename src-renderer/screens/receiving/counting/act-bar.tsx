import { useTranslation } from 'react-i18next'
import type { PlainAct } from '../../../scanner/plain-keys.ts'
import classes from './act-bar.module.css'

/** One act of the counting screen. */
export type Act = { readonly key: string; readonly label: string; readonly run: PlainAct; readonly disabled?: boolean }

/** The acts under the panel: large buttons that name their key. */
export const ActBar = ({ acts }: { readonly acts: readonly Act[] }) => {
  const { t } = useTranslation('receiving')
  return (
    <div className={classes.bar} role="group" aria-label={t('act.name')}>
      {acts.map(({ key, label, run, disabled = false }) => (
        <button type="button" key={key} className={classes.act} onClick={() => void run()} disabled={disabled}><span>{label}</span><kbd className={classes.key} translate="no">{key.toUpperCase()}</kbd></button>
      ))}
    </div>
  )
}
