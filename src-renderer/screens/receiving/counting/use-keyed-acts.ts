import { useTranslation } from 'react-i18next'
import type { Condition } from '#shared/domain/receiving/conditions.ts'
import type { OpenDialog } from './counting-dialogs.tsx'
import type { CountEvent, Delivery } from './delivery-state.ts'
import type { Counting } from './use-counting.ts'
import type { PendingCount } from './use-pending-count.ts'

type KeyedActs = { readonly mark: (condition: Condition) => () => void; readonly askQuantity: () => void; readonly enter: () => void }

type Place = {
  readonly delivery: Delivery
  readonly station: string
  readonly counting: Counting
  readonly pending: PendingCount
  /** What the panel says was counted last. */
  readonly last: CountEvent | null
  readonly selectedId: number | null
  readonly onSelect: (lineId: number | null) => void
  readonly onOpen: (dialog: OpenDialog | null) => void
}

/** What the keys D, W, R, Q and Enter do: they are about the chosen line, else about what was counted last. */
export function useKeyedActs({ delivery, station, counting, pending, last, selectedId, onSelect, onOpen }: Place): KeyedActs {
  const { t } = useTranslation('receiving')
  const ownOf = (lineId: number, condition: Condition): CountEvent | undefined =>
    delivery.recentEvents.find((one) => one.lineId === lineId && one.station === station && one.undoes === null && !one.undone && one.quantityMilli > 0 && one.condition !== condition)

  const mark = (condition: Condition): (() => void) => {
    const part = pending.value === null ? {} : { quantityMilli: pending.value * 1000 }
    pending.clear()
    const change = (was: Condition, wanted: typeof part & { readonly eventId?: number }): (() => void) => {
      const changed = counting.setCondition(condition, wanted)
      return () => void changed.then((now) => (now === null ? undefined : counting.restore(now.id, was)))
    }
    if (selectedId === null) return change(last?.condition ?? 'good', part)
    const event = ownOf(selectedId, condition)
    if (event === undefined) {
      onOpen({ kind: 'count', lineId: selectedId, condition })
      return () => onOpen(null)
    }
    onSelect(null)
    return change(event.condition, { eventId: event.id, quantityMilli: Math.min(event.quantityMilli, part.quantityMilli ?? event.quantityMilli) })
  }
  const askQuantity = (): void => {
    pending.clear()
    if (selectedId !== null) return onOpen({ kind: 'count', lineId: selectedId, condition: 'good' })
    if (last === null) return counting.tell('attention', t('act.nothingScanned'))
    onOpen(last.condition === 'good' ? { kind: 'quantity', event: last } : { kind: 'part', event: last, condition: last.condition })
  }
  /** A number and Enter: the last scan was this many packs in all. */
  const enter = (): void => {
    const packs = pending.value
    if (packs === null) return
    pending.clear()
    void counting.count(({ line, event }) => {
      const pack = line.packs.find(({ name }) => name === event.packName)
      return { lineId: line.id, packId: pack?.id ?? null, quantityMilli: packs * (pack?.baseQuantityMilli ?? 1000), condition: event.condition, lot: event.lot, expiryIso: event.expiryIso, serial: event.serial, weightGrams: event.weightGrams, replaces: event.id }
    }).then((refused) => { if (refused !== null) onOpen({ kind: 'refused-count', refused }) })
  }
  return { mark, askQuantity, enter }
}
