import { Button, Select, SimpleGrid, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import type { ImportKind, ImportOptions } from '#shared/domain/imports/kinds.ts'
import { importKinds } from '#shared/domain/imports/kinds.ts'
import { useClient, useCommand } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useQuery } from '../../ui/data/use-query.ts'
import { saveFile } from '../../ui/download.ts'
import { hrefs } from '../../ui/hrefs.ts'
import type { MainAct } from '../../ui/page.tsx'
import { Figures, Page, Section } from '../../ui/page.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { StateShape } from '../../ui/state-badge.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useFormat } from '../../ui/use-format.ts'
import { useToast } from '../../ui/use-toast.ts'
import { ImportOptionFields } from './import-options.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportStateBadge } from './import-state.tsx'
import classes from './imports.module.css'
import type { Mapping } from './mapping-table.tsx'
import { MappingTable } from './mapping-table.tsx'
import { RowPreview } from './row-preview.tsx'
import type { Upload } from './uploads.ts'
import { fileOf, readUpload } from './uploads.ts'
import { useUpload } from './use-upload.ts'

type Status = Output<'imports.status'>

const listOf: Readonly<Record<ImportKind, string>> = { products: hrefs.products, suppliers: hrefs.suppliers, 'supplier-items': hrefs.suppliers, 'purchase-orders': hrefs.orders, 'opening-stock': hrefs.products }
const delimiters = [',', ';', '\t', '|'] as const
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const

const StatusFigures = ({ status }: { readonly status: Status }) => {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const figure = (label: string, value: number) => ({ label, value: <span translate="no">{format.integer(value)}</span> })
  return <Figures figures={[figure(t('figure.create'), status.create), figure(t('figure.update'), status.update), figure(t('figure.unchanged'), status.unchanged), figure(t('figure.rejected'), status.rejected), figure(t('figure.warnings'), status.warnings), ...(status.newLocations > 0 ? [figure(t('figure.newLocations'), status.newLocations)] : [])]} />
}

/** What kind of file it is and how it is read; a change reads the file anew. */
const ReadingWay = ({ upload }: { readonly upload: Upload }) => {
  const { t } = useTranslation('imports')
  const { readAgain, reading, problem } = useUpload()
  const file = fileOf(upload.importId)
  const names: Readonly<Record<string, string>> = { ',': t('page.comma'), ';': t('page.semicolon'), '\t': t('page.tab'), '|': t('page.bar') }
  const known = upload.delimiter === null ? [] : [...new Set([...delimiters, upload.delimiter])].map((delimiter) => ({ value: delimiter, label: names[delimiter] ?? t('page.otherDelimiter', { delimiter }) }))
  const again = (way: Parameters<typeof readAgain>[1]): void => {
    if (file !== undefined) void readAgain(file, { kind: upload.kind, ...(upload.delimiter === null ? {} : { delimiter: upload.delimiter }), ...way })
  }
  const isFixed = file === undefined || reading !== null
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <Select label={t('page.kind')} disabled={isFixed} value={upload.kind} data={importKinds.map((kind) => ({ value: kind, label: t(`kindLong.${kind}`) }))} onChange={(kind) => again({ kind: (kind ?? upload.kind) as ImportKind })} />
        {upload.delimiter !== null && <Select label={t('page.delimiter')} disabled={isFixed} value={upload.delimiter} data={known} onChange={(delimiter) => again({ delimiter: delimiter ?? ',' })} />}
        {upload.encoding !== null && <Select label={t('page.encoding')} disabled={isFixed} value={upload.encoding} data={[...encodings]} onChange={(encoding) => again({ encoding: encodings.find((one) => one === encoding) ?? 'utf-8' })} />}
        {upload.sheets.length > 1 && <Select label={t('page.sheet')} disabled={isFixed} value={null} placeholder={upload.sheets[0] ?? ''} data={upload.sheets.map((name, index) => ({ value: String(index + 1), label: name }))} onChange={(sheet) => again({ sheet: Number(sheet ?? 1) })} />}
      </SimpleGrid>
      {problem !== undefined && <p className={classes.problem} role="alert"><StateShape tone="stop" /> {problem}</p>}
    </>
  )
}

const Ignored = ({ upload }: { readonly upload: Upload }) => {
  const { t } = useTranslation('imports')
  const columnsOf = (reason: string): string => upload.ignored.filter((one) => one.reason === reason).map(({ column }) => column).join(', ')
  const received = columnsOf('received-by-scanning')
  const others = columnsOf('not-mapped')
  return (
    <>
      {received !== '' && <p className={classes.note}>{t('page.ignoredReceiving', { columns: received })}</p>}
      {others !== '' && <p className={classes.note}>{t('page.ignoredColumns', { columns: others })}</p>}
    </>
  )
}

const ApplyDialog = ({ status, onClose, onDone }: { readonly status: Status; readonly onClose: () => void; readonly onDone: () => void }) => {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { run } = useCommand('imports.apply')
  const describe = useDescribeFailure()
  const fact = (label: string, value: number) => ({ label, value: <span translate="no">{format.integer(value)}</span> })
  return (
    <ConfirmDialog title={t('ask.title', { name: status.fileName })} text={t('ask.text')} confirmLabel={t('ask.confirm')} onClose={onClose}
      facts={[fact(t('ask.create'), status.create), fact(t('ask.update'), status.update), fact(t('ask.unchanged'), status.unchanged), ...(status.rejected > 0 ? [fact(t('ask.leftOut'), status.rejected)] : []), ...(status.newLocations > 0 ? [fact(t('ask.newLocations'), status.newLocations)] : [])]}
      onConfirm={async () => {
        const reply = await run({ importId: status.importId })
        if (!reply.ok) return describe('imports.apply', reply.failure)
        onDone()
        return undefined
      }} />
  )
}

const Run = ({ status, upload, onAsk }: { readonly status: Status; readonly upload: Upload | null; readonly onAsk: () => void }) => {
  const { t } = useTranslation('imports')
  const client = useClient()
  const describe = useDescribeFailure()
  const toast = useToast()
  const [mapping, setMapping] = useState<Mapping>(upload?.mapping ?? {})
  const [options, setOptions] = useState<ImportOptions>(upload?.options ?? { dateFormat: 'auto', decimalComma: 'auto', ordersAre: 'sent', onlyGoodRows: false })
  const [changed, setChanged] = useState(false)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const { run: check, isRunning } = useCommand('imports.check')
  const [applies, setApplies] = useState(false)
  const { value: fields } = useQuery('imports.fields', { kind: status.kind })
  const isBusy = status.state === 'checking' || status.state === 'applying'
  const isOver = status.state === 'applied'
  const isTold = status.state === 'checked' || status.state === 'applied'
  const mayApply = status.state === 'checked' && !changed && (status.rejected === 0 || options.onlyGoodRows) && status.create + status.update > 0
  const runCheck = async (): Promise<void> => {
    setProblems({})
    const reply = await check({ importId: status.importId, ...(upload === null ? {} : { mapping, options }) })
    if (reply.ok) {
      setChanged(false)
      return onAsk()
    }
    const text = describe('imports.check', reply.failure)
    if ('field' in reply.failure) setProblems({ [reply.failure.field]: text })
    toast.stop(text)
  }
  const takeRejected = async (): Promise<void> => {
    const reply = await client.call('imports.rejectedFile', { importId: status.importId })
    if (reply.ok) saveFile(reply.value)
    else toast.stop(describe('imports.rejectedFile', reply.failure))
  }
  const checkLabel = status.state === 'uploaded' ? t('page.check') : status.state === 'cancelled' ? t('page.startAgain') : t('page.checkAgain')
  const main: MainAct | undefined = isBusy || isOver ? undefined
    : mayApply ? { label: t('page.apply', { count: status.create + status.update }), run: () => setApplies(true) } : { label: checkLabel, run: () => void runCheck(), busy: isRunning }
  return (
    <Page title={status.fileName} parent={{ title: t('list.title'), href: hrefs.imports }} main={main} headline={<><ImportStateBadge state={status.state} />{isTold && <StatusFigures status={status} />}</>}
      actions={<>{isTold && status.rejected > 0 && <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void takeRejected()}>{t('page.rejectedFile')}</Button>}{mayApply && <Button variant="default" loading={isRunning} onClick={() => void runCheck()}>{t('page.checkAgain')}</Button>}{status.state === 'applied' && <Button component={Link} href={listOf[status.kind]} variant="default">{t('page.toList', { kind: t(`kind.${status.kind}`) })}</Button>}</>}>
      {isBusy && <ImportProgress status={status} />}
      <ImportOutcome status={status} onlyGoodRows={options.onlyGoodRows} isChanged={changed} isAtHand={upload !== null} />
      {isTold && <Section title={isOver ? t('page.happened') : t('page.preview')} flush><RowPreview key={status.importId} status={status} /></Section>}
      {upload !== null && !isOver && !isBusy && (
        <>
          <Section title={t('page.file')}><ReadingWay upload={upload} /></Section>
          <Section title={t('page.mapping')} flush actions={upload.mappingRemembered && <Text c="dimmed">{t('page.remembered')}</Text>}>
            <MappingTable fields={fields?.fields ?? []} upload={upload} mapping={mapping} problems={problems} onChange={(next) => { setMapping(next); setChanged(true) }} />
            <Ignored upload={upload} />
          </Section>
          <Section title={t('page.options')}><ImportOptionFields kind={status.kind} options={options} onChange={(next) => { setOptions(next); setChanged(true) }} /></Section>
        </>
      )}
      {applies && <ApplyDialog status={status} onClose={() => setApplies(false)} onDone={() => { setApplies(false); onAsk() }} />}
    </Page>
  )
}

/** One file on its way in: what it is, which column holds what, what would happen to every row, and then all of it or nothing. */
export const ImportPage = ({ importId }: { readonly importId: string }) => {
  const { t } = useTranslation('imports')
  const describe = useDescribeFailure()
  const [, navigate] = useLocation()
  const [upload] = useState(() => readUpload(importId))
  const { value, failure, refetch } = useQuery('imports.status', { importId })
  if (value === undefined) return <RecordState place={{ title: '', parent: { title: t('list.title'), href: hrefs.imports } }} problem={failure === undefined ? undefined : describe('imports.status', failure)} onRetry={() => (failure?.code === 'not-found' ? navigate(hrefs.imports) : refetch())} />
  return <Run status={value} upload={upload} onAsk={refetch} />
}
