import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import type { ScreenKey } from '../ui/keys.ts'
import classes from './keys-help.module.css'

/** How a key is printed: Escape is Esc, arrows are arrows, and a plus alone is a plus. */
export const keyText = (combination: string): string => combination.replace('Escape', 'Esc').replace('ArrowDown', '↓').replace('ArrowUp', '↑').replace('ArrowLeft', '←').replace('ArrowRight', '→').split(/(?<=.)\+/).map((part) => (part.length === 1 ? part.toUpperCase() : part)).join(' ')

/** Digits that do the same are one line. */
const folded = (keys: readonly ScreenKey[]): readonly ScreenKey[] => {
  const digits = keys.filter(({ combination }) => /^\d$/.test(combination))
  const first = digits[0]
  if (first === undefined || digits.length < 2 || digits.some(({ label }) => label !== first.label)) return keys
  const range = { ...first, combination: `${first.combination}–${digits.at(-1)?.combination ?? ''}` }
  return keys.flatMap((key) => (key === first ? [range] : digits.includes(key) ? [] : [key]))
}

const Keys = ({ title, keys }: { readonly title: string; readonly keys: readonly Pick<ScreenKey, 'combination' | 'label'>[] }) => (
  <section>
    <h3 className={classes.title}>{title}</h3>
    <dl className={classes.keys}>
      {keys.map(({ combination, label }) => <div key={combination + label}><dt><Kbd translate="no">{keyText(combination)}</Kbd></dt><dd>{label}</dd></div>)}
    </dl>
  </section>
)

const isPossible = ({ disabled }: ScreenKey): boolean => disabled !== true

/** F1: the keys of the screen below and those that work everywhere. */
export const KeysHelp = ({ keys, onClose }: { readonly keys: readonly ScreenKey[]; readonly onClose: () => void }) => {
  const { t } = useTranslation('shell')
  const everywhere = [{ combination: 'Ctrl+K', label: t('keys.palette') }, { combination: 'F1', label: t('keys.help') }, { combination: 'Escape', label: t('keys.back') }, { combination: 'Ctrl+Enter', label: t('keys.main') }]
  const lists = [{ combination: '↑ ↓', label: t('keys.arrows') }, { combination: 'Home End', label: t('keys.homeEnd') }, { combination: 'Enter', label: t('keys.open') }, { combination: 'Space', label: t('keys.mark') }, { combination: 'A … 9', label: t('keys.type') }]
  const here = folded(keys).filter(({ combination }) => !['Escape', 'Ctrl+Enter'].includes(combination) || !everywhere.some((one) => one.combination === combination && one.label === keys.find((key) => key.combination === combination)?.label))
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size="lg">
      <div className={classes.columns}>
        {here.some(isPossible) && <Keys title={t('keys.here')} keys={here.filter(isPossible)} />}
        <Keys title={t('keys.everywhere')} keys={everywhere} />
        <Keys title={t('keys.lists')} keys={lists} />
        {!here.every(isPossible) && <Keys title={t('keys.notNow')} keys={here.filter((key) => !isPossible(key))} />}
      </div>
    </Dialog>
  )
}
