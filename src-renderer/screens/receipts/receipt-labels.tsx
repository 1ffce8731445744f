import { Button, Group, Stack, Text } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'
import { IntegerField } from '../../ui/form/decimal-field.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { useScreenKeys } from '../../ui/keys.ts'
import { ProblemList } from '../../ui/labels/problem-list.tsx'
import { Section } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { JobProgress } from '../../ui/printing/job-progress.tsx'
import { JobStateBadge, printerWaits, useWaitsFor } from '../../ui/printing/job-state.tsx'
import type { PrintJob } from '../../ui/printing/job-state.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useMay } from '../../ui/use-session.ts'
import { useSounds } from '../../ui/use-sounds.ts'
import { useToast } from '../../ui/use-toast.ts'

type Row = Output<'printing.receiptLabels'>['rows'][number]
type Failed = { readonly text: string; readonly problems: Parameters<typeof ProblemList>[0]['problems'] }

const mostLabels = 5000

const PrintDialog = ({ receiptId, number, rows, onClose }: { readonly receiptId: number; readonly number: string; readonly rows: readonly Row[]; readonly onClose: () => void }) => {
  const { t } = useTranslation('labels')
  const sounds = useSounds()
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('printing.printReceipt')
  const [written, setWritten] = useState<Readonly<Record<number, FieldNumber>>>({})
  const [failed, setFailed] = useState<Failed | null>(null)
  const copiesOf = ({ receiptLineId, labels }: Row): FieldNumber => (receiptLineId in written ? written[receiptLineId] : labels)
  const isRight = (row: Row): boolean => {
    const copies = copiesOf(row)
    return typeof copies === 'number' && copies >= 0 && copies <= mostLabels
  }
  const total = rows.reduce((sum, row) => sum + (isRight(row) ? (copiesOf(row) ?? 0) : 0), 0)
  const print = async (): Promise<void> => {
    if (isRunning || total === 0 || !rows.every(isRight)) return
    const reply = await run({ receiptId, lines: rows.map((row) => ({ receiptLineId: row.receiptLineId, copies: copiesOf(row) ?? 0 })) })
    sounds.play(reply.ok ? 'good' : 'stop')
    if (!reply.ok) return setFailed({ text: describe('printing.printReceipt', reply.failure), problems: reply.failure.code === 'problems' ? reply.failure.problems : [] })
    toast.good(t('receipt.done', { count: reply.value.jobs.length }))
    onClose()
  }
  const columns: readonly PlainColumn<Row>[] = [
    { key: 'product', title: t('receipt.product'), heads: true, cell: ({ productCode, productName }) => <span translate="no">{productCode} {productName}</span> },
    { key: 'pack', title: t('receipt.pack'), cell: ({ packName }) => <span translate="no">{packName}</span> },
    ...(rows.some(({ lot }) => lot !== '') ? [{ key: 'lot', title: t('receipt.lot'), cell: ({ lot }: Row) => <span translate="no">{lot}</span> }] : []),
    { key: 'printed', title: t('receipt.printed'), align: 'end', cell: ({ printed }) => <span translate="no">{printed}</span> },
    {
      key: 'labels', title: t('receipt.labels'), align: 'end', cell: (row) => (
        <IntegerField w={88} aria-label={t('receipt.numberOf', { product: row.productCode })} {...(row === rows[0] ? { 'data-autofocus': true } : {})} value={copiesOf(row)} error={!isRight(row)} onFocus={(event) => event.currentTarget.select()} onChange={(copies) => setWritten((before) => ({ ...before, [row.receiptLineId]: copies }))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return
            event.preventDefault()
            void print()
          }} />
      )
    }
  ]
  return (
    <Dialog title={t('receipt.printTitle', { number })} size="xl" onClose={onClose} onMainAct={() => void print()}>
      <Stack gap="md">
        <Text c="dimmed">{t('receipt.hint')}</Text>
        <PlainTable name={t('receipt.printTitle', { number })} rows={rows} columns={columns} rowKey={({ receiptLineId }) => receiptLineId} empty={t('receipt.nothing')} />
        {failed !== null && (failed.problems.length > 0 ? <ProblemList problems={failed.problems} /> : <Text c="var(--dk-stop)" role="alert">{failed.text}</Text>)}
        <Group justify="flex-end"><Button loading={isRunning} disabled={total === 0 || !rows.every(isRight)} onClick={() => void print()}>{t('receipt.confirm', { count: total })}</Button></Group>
      </Stack>
    </Dialog>
  )
}

/** The labels of a receipt: what was printed for it, and the way to print for its lines. */
export const ReceiptLabels = ({ receiptId, number }: { readonly receiptId: number; readonly number: string }) => {
  const { t } = useTranslation('labels')
  const may = useMay()
  const waitsFor = useWaitsFor()
  const [prints, setPrints] = useState(false)
  const { value: labels } = useQuery('printing.receiptLabels', { receiptId })
  const { value: jobs } = useQuery('printing.jobs', { receiptId, state: 'all', limit: 200 })
  const rows = labels?.rows ?? []
  const mayPrint = may('printLabels') && rows.length > 0
  useScreenKeys(mayPrint ? [{ combination: 'l', label: t('receipt.print'), hint: true, run: () => { setPrints(true); return () => setPrints(false) } }] : [])
  const columns: readonly PlainColumn<PrintJob>[] = [
    { key: 'title', title: t('queue.what'), heads: true, cell: ({ id, title }) => <Link href={hrefs.printJob(id)}><span translate="no">{title}</span></Link> },
    { key: 'state', title: t('queue.state'), cell: (job) => <JobStateBadge state={job.state} waits={printerWaits(job)} /> },
    { key: 'progress', title: t('queue.progress'), cell: (job) => <JobProgress job={job} brief /> },
    { key: 'waits', title: t('queue.waitsFor'), cell: (job) => waitsFor(job) }
  ]
  return (
    <Section title={t('receipt.title')} flush actions={mayPrint && <Button variant="default" leftSection={<IconTag size={16} />} aria-keyshortcuts="l" onClick={() => setPrints(true)}>{t('receipt.print')}</Button>}>
      {jobs !== undefined && <PlainTable name={t('receipt.jobs')} rows={jobs.rows} columns={columns} rowKey={({ id }) => id} empty={rows.length === 0 && labels !== undefined ? t('receipt.nothing') : t('receipt.none')} />}
      {prints && <PrintDialog receiptId={receiptId} number={number} rows={rows} onClose={() => setPrints(false)} />}
    </Section>
  )
}
