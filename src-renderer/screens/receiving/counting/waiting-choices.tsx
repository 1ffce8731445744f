import { useTranslation } from 'react-i18next'
import { useScreenKeys } from '../../../ui/keys.ts'
import { useFormat } from '../../../ui/use-format.ts'
import type { WaitingOutcome } from './panel.ts'
import type { Choice } from './use-counting.ts'
import classes from './waiting-choices.module.css'

/** One thing a person can do about a waiting scan: a large button and its key. */
type Option = { readonly key: string; readonly label: string; readonly detail?: string; readonly run: () => void }

type ChoicesProps = {
  readonly outcome: WaitingOutcome
  readonly onDecide: (choice: Choice) => void
  /** Opens the search for the product an unknown code stands for. */
  readonly onLink: () => void
  readonly onSetAside: () => void
  readonly onDetail: () => void
  /** Adds the product as a line and refuses what was scanned. */
  readonly onRefuse: () => void
}

const offered = 9
/** Keys beside those of the five things that can be done with too much. */
const otherOrderKeys = ['6', '7', '8']
type OtherOrder = Extract<WaitingOutcome, { readonly outcome: 'other-order' }>['candidates'][number]

function useOptions({ outcome, onDecide, onLink, onSetAside, onDetail, onRefuse }: ChoicesProps): readonly Option[] {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const onOtherOrder = ({ orderLineId, orderNumber, packId, toComeMilli, dueIso }: OtherOrder, key: string): readonly Option[] => (orderLineId === null ? [] : [{
    key, label: t('choice.addOrderLine', { number: orderNumber ?? '' }), detail: [dueIso === null ? '' : format.date(dueIso), toComeMilli === null ? '' : t('panel.toCome', { quantity: format.quantity(toComeMilli) })].filter((part) => part !== '').join(' · '),
    run: () => onDecide({ choice: 'add-order-line', orderLineId, packId })
  }])
  const skip: Option = { key: 'Escape', label: t('choice.skip'), run: () => onDecide({ choice: 'skip' }) }
  switch (outcome.outcome) {
    case 'unknown':
    case 'garbled':
      return [{ key: 'l', label: t('choice.link'), run: onLink }, { key: 'a', label: t('choice.setAside'), run: onSetAside }, skip]
    case 'ambiguous':
      return [
        ...outcome.candidates.slice(0, offered).map(({ productCode, packName, orderNumber, toComeMilli, lineId, packId }, index): Option => ({
          key: String(index + 1), label: `${productCode} · ${packName}`, detail: [orderNumber ?? '', toComeMilli === null ? '' : t('panel.toCome', { quantity: format.quantity(toComeMilli) })].filter((part) => part !== '').join(' · '),
          run: () => onDecide(lineId === null ? { choice: 'add-product', packId } : { choice: 'line', lineId, packId })
        })),
        skip
      ]
    case 'other-order':
      return [...outcome.candidates.slice(0, offered).flatMap((candidate, index) => onOtherOrder(candidate, String(index + 1))), { key: 'r', label: t('choice.refuse'), run: onRefuse }, skip]
    case 'not-expected': {
      const packId = outcome.candidates[0]?.packId
      return [...(packId === undefined ? [] : [{ key: '1', label: t('choice.addProduct'), run: () => onDecide({ choice: 'add-product', packId }) }]), { key: 'r', label: t('choice.refuse'), run: onRefuse }, skip]
    }
    case 'over-tolerance':
      return [
        { key: '1', label: t('choice.raiseOrder'), run: () => onDecide({ choice: 'over', action: 'raise-order' }) }, { key: '2', label: t('choice.newOrder'), run: () => onDecide({ choice: 'over', action: 'new-order' }) },
        { key: '3', label: t('choice.hold'), run: () => onDecide({ choice: 'over', action: 'hold' }) }, { key: '4', label: t('choice.refuse'), run: () => onDecide({ choice: 'over', action: 'refuse' }) },
        ...(outcome.mayExceed ? [{ key: '5', label: t('choice.exceed'), run: () => onDecide({ choice: 'over', action: 'exceed' }) }] : []),
        ...outcome.candidates.slice(0, otherOrderKeys.length).flatMap((candidate, index) => onOtherOrder(candidate, otherOrderKeys[index] ?? '')), skip
      ]
    case 'needs-detail':
      return [{ key: 'Enter', label: t('choice.enterDetail'), run: onDetail }, skip]
    case 'serial-twice':
      return [{ ...skip, label: t('choice.close') }]
    case 'sscc-twice':
      return [{ key: '1', label: t('choice.again'), run: () => onDecide({ choice: 'again' }) }, { ...skip, label: t('choice.notAgain') }]
  }
}

const keyName: Readonly<Record<string, string>> = { Escape: 'Esc' }

/** The two or three decisions a stop asks for, as large buttons with their keys (UX "One language of states"). */
export const WaitingChoices = (props: ChoicesProps) => {
  const { t } = useTranslation('receiving')
  const options = useOptions(props)
  useScreenKeys(options.map(({ key, label, run }) => ({ combination: key, label, run })))
  return (
    <div className={classes.choices} role="group" aria-label={t('choice.name')}>
      {options.map(({ key, label, detail, run }) => (
        <button type="button" key={key} className={classes.choice} onClick={run}>
          <kbd className={classes.key} translate="no">{keyName[key] ?? key.toUpperCase()}</kbd>
          <span className={classes.label}>{label}{detail !== undefined && detail !== '' && <span className={classes.detail}>{detail}</span>}</span>
        </button>
      ))}
    </div>
  )
}
