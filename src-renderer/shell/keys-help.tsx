import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import type { ScreenKey } from '../ui/keys.ts'
import classes from './keys-help.module.css'

/** How a key is printed: Escape is Esc, arrows are arrows. */
export const keyText = (combination: string): string => combination.replace('Escape', 'Esc').replace('ArrowDown', '↓').replace('ArrowUp', '↑').replace('ArrowLeft', '←').replace('ArrowRight', '→').split('+').map((part) => (part.length === 1 ? part.toUpperCase() : part)).join(' ')

const Keys = ({ title, keys }: { readonly title: string; readonly keys: readonly Pick<ScreenKey, 'combination' | 'label'>[] }) => (
  <section>
    <h3 className={classes.title}>{title}</h3>
    <dl className={classes.keys}>
      {keys.map(({ combination, label }) => <div key={combination + label}><dt><Kbd translate="no">{keyText(combination)}</Kbd></dt><dd>{label}</dd></div>)}
    </dl>
  </section>
)

/** F1: the keys of the screen below and those that work everywhere. */
export const KeysHelp = ({ keys, onClose }: { readonly keys: readonly ScreenKey[]; readonly onClose: () => void }) => {
  const { t } = useTranslation('shell')
  const everywhere = [{ combination: 'Ctrl+K', label: t('keys.palette') }, { combination: 'F1', label: t('keys.help') }, { combination: 'Escape', label: t('keys.back') }, { combination: 'Ctrl+Enter', label: t('keys.main') }]
  const lists = [{ combination: '↑ ↓', label: t('keys.arrows') }, { combination: 'Home End', label: t('keys.homeEnd') }, { combination: 'Enter', label: t('keys.open') }, { combination: 'Space', label: t('keys.mark') }, { combination: 'A … 9', label: t('keys.type') }]
  const here = keys.filter(({ combination }) => !['Escape', 'Ctrl+Enter'].includes(combination) || !everywhere.some((one) => one.combination === combination && one.label === keys.find((key) => key.combination === combination)?.label))
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size="lg">
      <div className={classes.columns}>
        {here.length > 0 && <Keys title={t('keys.here')} keys={here} />}
        <Keys title={t('keys.everywhere')} keys={everywhere} />
        <Keys title={t('keys.lists')} keys={lists} />
      </div>
    </Dialog>
  )
}
