import { useTranslation } from 'react-i18next'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import type { OverAction } from '#shared/domain/receiving/decide-scan.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { useFormat } from '../../../ui/use-format.ts'
import type { WaitingOutcome } from './panel.ts'
import type { Choice } from './use-scans.ts'
import classes from './waiting-choices.module.css'

/** One thing a person can do about a waiting scan: a large button and its key. */
export type Option = { readonly key: string; readonly label: string; readonly detail?: string; readonly run: () => void }

/** What the options lead to. */
export type Deciding = {
  readonly onDecide: (scanId: number, choice: Choice) => void
  /** Opens the search for the product an unknown code stands for. */
  readonly onLink: (scanId: number, code: string) => void
  readonly onSetAside: (scanId: number, code: string) => void
  readonly onDetail: (outcome: Extract<WaitingOutcome, { readonly outcome: 'needs-detail' }>) => void
  /** Adds the product as a line and refuses what was scanned. */
  readonly onRefuse: (scanId: number, packId: number) => void
}

/** What can be done about too much, in the order of its keys 1 to 5. */
export const overActions = (mayExceed: boolean): readonly OverAction[] => ['raise-order', 'new-order', 'hold', 'refuse', ...(mayExceed ? (['exceed'] as const) : [])]
/** The words of what can be done about too much. */
export const overActionWords = { 'raise-order': 'choice.raiseOrder', 'new-order': 'choice.newOrder', hold: 'choice.hold', refuse: 'choice.refuse', exceed: 'choice.exceed' } as const satisfies Record<OverAction, string>

const offered = 9
/** Keys beside those of the five things that can be done with too much. */
const otherOrderKeys = ['6', '7', '8']
type OtherOrder = Extract<WaitingOutcome, { readonly outcome: 'other-order' }>['candidates'][number]

/** The two or three decisions a stop asks for (UX "One language of states"); none where nothing waits. */
export function useWaitingOptions(outcome: WaitingOutcome | null, deciding: Deciding): readonly Option[] {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  if (outcome === null) return []
  const { scanId } = outcome
  const code = outcome.reading.text
  const onDecide = (choice: Choice): void => deciding.onDecide(scanId, choice)
  const onOtherOrder = ({ orderLineId, orderNumber, packId, toComeMilli, dueIso }: OtherOrder, key: string): readonly Option[] => (orderLineId === null ? [] : [{
    key, label: t('choice.addOrderLine', { number: orderNumber ?? '' }), detail: [dueIso === null ? '' : format.date(dueIso), toComeMilli === null ? '' : t('panel.toCome', { quantity: format.quantity(toComeMilli) })].filter((part) => part !== '').join(' · '),
    run: () => onDecide({ choice: 'add-order-line', orderLineId, packId })
  }])
  const refuseOf = (packId: number | undefined): readonly Option[] => (packId === undefined ? [] : [{ key: 'r', label: t('choice.refuse'), run: () => deciding.onRefuse(scanId, packId) }])
  const skip: Option = { key: 'Escape', label: t('choice.skip'), run: () => onDecide({ choice: 'skip' }) }
  switch (outcome.outcome) {
    case 'unknown':
    case 'garbled':
      return [{ key: 'l', label: t('choice.link'), run: () => deciding.onLink(scanId, code) }, { key: 'a', label: t('choice.setAside'), run: () => deciding.onSetAside(scanId, code) }, skip]
    case 'ambiguous':
      return [
        ...outcome.candidates.slice(0, offered).map(({ productCode, packName, orderNumber, toComeMilli, lineId, packId }, index): Option => ({
          key: String(index + 1), label: `${productCode} · ${packName}`, detail: [orderNumber ?? '', toComeMilli === null ? '' : t('panel.toCome', { quantity: format.quantity(toComeMilli) })].filter((part) => part !== '').join(' · '),
          run: () => onDecide(lineId === null ? { choice: 'add-product', packId } : { choice: 'line', lineId, packId })
        })),
        skip
      ]
    case 'other-order':
      return [...outcome.candidates.slice(0, offered).flatMap((candidate, index) => onOtherOrder(candidate, String(index + 1))), ...refuseOf(outcome.candidates[0]?.packId), skip]
    case 'not-expected': {
      const packId = outcome.candidates[0]?.packId
      return [...(packId === undefined ? [] : [{ key: '1', label: t('choice.addProduct'), run: () => onDecide({ choice: 'add-product', packId }) }]), ...refuseOf(packId), skip]
    }
    case 'over-tolerance':
      return [
        ...overActions(outcome.mayExceed).map((action, index): Option => ({ key: String(index + 1), label: t(overActionWords[action]), run: () => onDecide({ choice: 'over', action }) })),
        ...outcome.candidates.slice(0, otherOrderKeys.length).flatMap((candidate, index) => onOtherOrder(candidate, otherOrderKeys[index] ?? '')), skip
      ]
    case 'needs-detail':
      return [{ key: 'Enter', label: t('choice.enterDetail'), run: () => deciding.onDetail(outcome) }, skip]
    case 'serial-twice':
      return [{ ...skip, label: t('choice.close') }]
    case 'sscc-twice':
      return [{ key: '1', label: t('choice.again'), run: () => onDecide({ choice: 'again' }) }, { ...skip, label: t('choice.notAgain') }]
  }
}

const keyName: Readonly<Record<string, string>> = { Escape: 'Esc' }

/** The key of the option a code of the command sheet chooses: digits by their number, yes and enter the first, no, cancel and undo leave it; undefined where it means nothing here. */
export function keyOfCommand(command: ReceivingCommand, options: readonly Option[]): string | undefined {
  switch (command.name) {
    case 'digit':
      return String(command.digit)
    case 'refused':
      return 'r'
    case 'enter':
    case 'yes':
      return options[0]?.key
    case 'cancel':
    case 'no':
    case 'undo':
      return 'Escape'
    default:
      return undefined
  }
}

/** The options as large buttons with their keys. */
export const WaitingChoices = ({ options }: { readonly options: readonly Option[] }) => {
  const { t } = useTranslation('receiving')
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
