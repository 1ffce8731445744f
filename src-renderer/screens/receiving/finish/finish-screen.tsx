import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { useClient } from '../../../api/hooks.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { DensityProvider } from '../../../ui/density.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Figures, Page } from '../../../ui/page.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useFormat } from '../../../ui/use-format.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { useToast } from '../../../ui/use-toast.ts'
import type { Counts } from './changed-lines.ts'
import { changedLines } from './changed-lines.ts'
import { ChangedNotice } from './changed-notice.tsx'
import type { Decisions } from './difference-list.tsx'
import { DifferenceList, choicesSoFar, decisionsFor } from './difference-list.tsx'
import { NotOpen } from './not-open.tsx'
import { Placed } from './placed.tsx'
import { Posted } from './posted.tsx'
import { RefusedNotice } from './refused-notice.tsx'
import { useRefusedScans } from './use-refused-scans.ts'

type PostedReceipt = Output<'receiving.postDelivery'>

const AsExpected = ({ deliveryId, onClose, onDone }: { readonly deliveryId: number; readonly onClose: () => void; readonly onDone: () => void }) => {
  const { t } = useTranslation('receiving')
  const client = useClient()
  const toast = useToast()
  const describe = useDescribeFailure()
  return (
    <ConfirmDialog title={t('finish.asExpected')} text={t('finish.asExpectedText')} confirmLabel={t('finish.asExpected')} onClose={onClose} onConfirm={async () => {
      const reply = await client.call('receiving.receiveAllAsExpected', { deliveryId })
      if (!reply.ok) return describe('receiving.receiveAllAsExpected', reply.failure)
      toast.good(t('finish.asExpectedDone', { count: reply.value.lines }))
      if (reply.value.skipped.length > 0) toast.attention(t('finish.asExpectedSkipped', { count: reply.value.skipped.length }))
      onDone()
      onClose()
      return undefined
    }} />
  )
}

const Finish = ({ deliveryId }: { readonly deliveryId: number }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const format = useFormat()
  const sounds = useSounds()
  const describe = useDescribeFailure()
  const [, navigate] = useLocation()
  const [nothingMore, setNothingMore] = useState(false)
  const [decisions, setDecisions] = useState<Decisions>({})
  const [problem, setProblem] = useState<string>()
  const [posted, setPosted] = useState<PostedReceipt | null>(null)
  /** What was looked at when something turned out to have changed; null while nothing has. */
  const [lookedAt, setLookedAt] = useState<{ readonly basis: string; readonly counts: Counts; readonly wasRefused: boolean } | null>(null)
  const [asksAll, setAsksAll] = useState(false)
  const [isPosting, setPosting] = useState(false)
  const delivery = useQuery('receiving.viewDelivery', posted === null ? { deliveryId } : null)
  const { value, failure, refetch } = useQuery('receiving.previewFinish', posted === null ? { deliveryId, nothingMoreWillCome: nothingMore, decisions: choicesSoFar(decisions) } : null, { keepWhileChanging: true })
  const client = useClient()
  const back = hrefs.delivery(deliveryId)
  const canPost = value !== undefined && (value.lines > 0 || nothingMore)

  const post = async (): Promise<void> => {
    if (value === undefined || isPosting || !canPost) return
    setProblem(undefined)
    setPosting(true)
    const reply = await client.call('receiving.postDelivery', { deliveryId, basis: value.basis, nothingMoreWillCome: nothingMore, decisions: decisionsFor(value.differences, decisions) })
    if (reply.ok) {
      sounds.play('good')
      return setPosted(reply.value)
    }
    setPosting(false)
    sounds.play('stop')
    if (reply.failure.code === 'already-posted') return delivery.refetch()
    if (reply.failure.code === 'counts-changed') setLookedAt({ ...value, wasRefused: true })
    else setProblem(describe('receiving.postDelivery', reply.failure))
    refetch()
  }
  const changes = useMemo(() => (lookedAt === null || value === undefined ? [] : changedLines(lookedAt.counts, value.counts)), [lookedAt, value])
  const changedLineIds = useMemo(() => new Set(changes.map(({ line }) => line.lineId)), [changes])
  const notOpen = posted === null && !isPosting && delivery.value !== undefined && delivery.value.state !== 'counting' ? delivery.value : undefined
  const refused = useRefusedScans({ text: notOpen === undefined ? t('refused.finishing') : t('refused.notOpen', { state: notOpen.state }), onBack: () => navigate(back), active: posted === null })

  const title = delivery.value === undefined ? '' : t('finish.title', { number: delivery.value.number })
  const place = { title, parent: { title: delivery.value?.number ?? t('board.title'), href: back } }
  if (posted !== null) return <Posted posted={posted} />
  if (notOpen !== undefined) return <Page {...place}><RefusedNotice refused={refused} /><NotOpen delivery={notOpen} onResumed={refetch} /></Page>
  if (failure !== undefined && failure.code !== 'not-counting') return <Page {...place}><EmptyState tone="stop" title={t('common:list.failed')} text={describe('receiving.previewFinish', failure)} action={<Button onClick={() => navigate(back)}>{t('finish.back')}</Button>} /></Page>
  if (value === undefined) return <Page {...place}>{null}</Page>
  return (
    <Page {...place} main={{ label: t('finish.post'), run: () => void post(), busy: isPosting, disabled: !canPost }} actions={<><Button variant="default" onClick={() => setAsksAll(true)}>{t('finish.asExpected')}</Button><Button variant="default" onClick={() => navigate(back)}>{t('finish.back')}</Button></>}
      headline={<Figures figures={[
        { label: t('finish.lines'), value: format.integer(value.lines) }, { label: t('finish.toStock'), value: <Placed placed={value.placed} place="acceptedMilli" /> }, { label: t('finish.toQuarantine'), value: <Placed placed={value.placed} place="quarantineMilli" /> },
        { label: t('finish.refused'), value: <Placed placed={value.placed} place="refusedMilli" /> }, { label: t('finish.value'), value: format.moneys(value.values) }
      ]} />}>
      <RefusedNotice refused={refused} />
      <Stack gap="md">
        {lookedAt !== null && lookedAt.basis !== value.basis && (lookedAt.wasRefused || changes.length > 0) && <ChangedNotice changes={changes} />}
        {problem !== undefined && <Notice tone="stop">{problem}</Notice>}
        {value.openScans > 0 && <Notice tone="attention">{t('finish.open', { count: value.openScans })}</Notice>}
        <Group justify="space-between" align="flex-start">
          <Text component="h2" fw={700} size="lg" m={0}>{value.differences.length === 0 ? t('finish.none') : t('finish.differences', { count: value.differences.length })}</Text>
          <Switch size="md" checked={nothingMore} onChange={(event) => {
            setNothingMore(event.currentTarget.checked)
            setLookedAt((before) => before ?? { ...value, wasRefused: false })
          }} label={t('finish.nothingMore')} description={t('finish.nothingMoreText')} />
        </Group>
        {value.lines === 0 && !nothingMore && <EmptyState title={t('finish.nothingCounted')} text={t('finish.nothingCountedText')} />}
        {value.differences.length > 0 && <DifferenceList differences={value.differences} changedLineIds={changedLineIds} decisions={decisions} onDecide={(key, decision) => setDecisions((before) => ({ ...before, [key]: { ...before[key], ...decision } }))} />}
      </Stack>
      {asksAll && <AsExpected deliveryId={deliveryId} onClose={() => setAsksAll(false)} onDone={() => {
        setLookedAt(null)
        refetch()
      }} />}
    </Page>
  )
}

/** The end of a count: every difference per line, what each is, and what posting will do in numbers. Nothing is posted before the person says so. */
export const FinishScreen = ({ deliveryId }: { readonly deliveryId: number }) => <DensityProvider density="dock"><Finish deliveryId={deliveryId} /></DensityProvider>
