import { useTranslation } from 'react-i18next'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import { useClient } from '../../../api/hooks.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { useToast } from '../../../ui/use-toast.ts'
import type { CountEvent, Delivery } from './delivery-state.ts'

/** Labels for what an event counted: one for each pack of it, with its lot and date; damaged and wrong goods get quarantine stickers. What it gives ends the job again, for a key that was the beginning of a scan. */
export function usePrintLabel(delivery: Delivery): (event: CountEvent | null) => () => void {
  const { t } = useTranslation('labels')
  const client = useClient()
  const sounds = useSounds()
  const toast = useToast()
  const describe = useDescribeFailure()
  const refuse = (text: string): null => {
    sounds.play('stop')
    toast.stop(text)
    return null
  }
  const print = async (event: CountEvent | null): Promise<number | null> => {
    const line = delivery.lines.find(({ id }) => id === event?.lineId)
    const pack = line?.packs.find(({ name }) => name === event?.packName) ?? line?.packs[0]
    if (event === null || pack === undefined) return refuse(t('count.nothing'))
    const kind: LabelKind = event.condition !== 'good' ? 'quarantine' : pack.kind === 'case' ? 'case' : pack.kind === 'pallet' ? 'sscc' : 'product'
    const subject = { kind: 'pack', packId: pack.id, lot: event.lot, expiryIso: event.expiryIso, serial: event.serial } as const
    const prepared = await client.call('labels.prepare', { subject, kind, quantityMilli: Math.max(1, event.quantityMilli) })
    if (!prepared.ok) return refuse(describe('labels.prepare', prepared.failure))
    const reply = await client.call('printing.print', { templateKey: prepared.value.templateKey, subject, copies: Math.max(1, prepared.value.count.labels) })
    if (!reply.ok) return refuse(describe('printing.print', reply.failure))
    sounds.play('good')
    toast.good(t('count.done', { count: reply.value.labels, title: reply.value.title }))
    return reply.value.id
  }
  return (event) => {
    const printed = print(event)
    return () => void printed.then((jobId) => (jobId === null ? undefined : client.call('printing.cancel', { jobId })))
  }
}
