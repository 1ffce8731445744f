import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { useCommand } from '../../../api/hooks.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { useMay } from '../../../ui/use-session.ts'

type Delivery = Pick<Output<'receiving.viewDelivery'>, 'id' | 'number' | 'state' | 'receiptId' | 'receiptNumber' | 'postedAt' | 'postedBy' | 'parkedBy'>

/** The finish of a delivery that is not being counted: posted by somebody else meanwhile, put aside, not begun, or ended. Says who and when, and leads to where it goes on. */
export const NotOpen = ({ delivery, onResumed }: { readonly delivery: Delivery; readonly onResumed: () => void }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const may = useMay()
  const [, navigate] = useLocation()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('receiving.resume')
  const [problem, setProblem] = useState<string>()
  const { id, number, state, receiptId, receiptNumber, postedAt, postedBy, parkedBy } = delivery
  const resume = async (): Promise<void> => {
    const reply = await run({ deliveryId: id })
    if (reply.ok) onResumed()
    else setProblem(describe('receiving.resume', reply.failure))
  }
  const open = <Button variant="default" onClick={() => navigate(hrefs.delivery(id))}>{t('finish.openDelivery', { number })}</Button>
  if (state === 'posted' && receiptId !== null) {
    return (
      <EmptyState tone="attention" title={t('finish.postedBy', { number, name: postedBy ?? '', receipt: receiptNumber ?? '', when: postedAt === null ? '' : format.dateTime(postedAt) })} text={t('finish.postedByText')}
        action={<Group gap={8} justify="center"><Button onClick={() => navigate(hrefs.receipt(receiptId))}>{t('posted.receipt')}</Button>{open}</Group>} />
    )
  }
  if (state === 'parked' || state === 'announced') {
    return (
      <EmptyState title={state === 'parked' ? t('finish.isParked', { number, name: parkedBy ?? '' }) : t('finish.isAnnounced', { number })} text={state === 'parked' ? t('finish.isParkedText') : t('finish.isAnnouncedText')}
        action={<><Group gap={8} justify="center">{may('receive') && state === 'parked' && <Button loading={isRunning} onClick={() => void resume()}>{t('finish.takeUp')}</Button>}{open}</Group>{problem !== undefined && <Text c="var(--dk-stop)" role="alert" mt={8}>{problem}</Text>}</>} />
    )
  }
  return <EmptyState title={t('finish.hasEnded', { number, state: t(`deliveryIs.${state}`) })} text={t('finish.hasEndedText')} action={<Group gap={8} justify="center">{receiptId !== null && <Button onClick={() => navigate(hrefs.receipt(receiptId))}>{t('posted.receipt')}</Button>}{open}</Group>} />
}
