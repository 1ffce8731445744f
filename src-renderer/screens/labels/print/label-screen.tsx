import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'wouter'
import { useClient } from '../../../api/hooks.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import { DensityProvider } from '../../../ui/density.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { JobStateBadge, printerWaits, useWaitsFor } from '../../../ui/printing/job-state.tsx'
import { useHasNoPrinter } from '../../../ui/printing/use-printers.ts'
import { useOpenJobs } from '../../../ui/printing/use-open-jobs.ts'
import { useMay } from '../../../ui/use-session.ts'
import { LabelParts } from '../label-parts.tsx'
import { emptyLabelForm, labelSubjects, likelyPackId } from './label-form.ts'
import type { LabelSubject } from './label-form.ts'
import { LabelFieldsForm } from './label-fields-form.tsx'
import { LabelPreview } from './label-preview.tsx'
import classes from './label-screen.module.css'
import { PdfDialog } from './pdf-dialog.tsx'
import { useLabelScans } from './use-label-scans.ts'
import type { ScanChoice } from './use-label-scans.ts'
import { useLabelScreen } from './use-label-screen.ts'
import type { LabelScreenState } from './use-label-screen.ts'

const Last = ({ state: { last } }: { readonly state: LabelScreenState }) => {
  const { t } = useTranslation('labels')
  const waitsFor = useWaitsFor()
  // How it goes on is followed, so that a printer out of labels is seen here.
  const { value } = useQuery('printing.view', last === null ? null : { jobId: last.job.id })
  if (last === null) return null
  const job = value?.job ?? last.job
  const waits = waitsFor(job)
  return <div className={classes.last} data-waits={waits !== '' || undefined} role="status"><JobStateBadge state={job.state} waits={printerWaits(job)} /> <span>{t('print.done', { count: job.labels, title: job.title, printer: job.printerName })} {waits === '' ? t('print.next') : t('job.waitsFor', { what: waits })}</span> <Link href={hrefs.printJob(job.id)}>{t('print.openJob')}</Link></div>
}

/** The product an address names, for whoever comes here from its page. */
function useProductOfAddress(state: LabelScreenState): void {
  const client = useClient()
  const [parameters] = useSearchParams()
  const productId = Number(parameters.get('product') ?? 0)
  const packId = Number(parameters.get('pack') ?? 0)
  const take = useEffectEvent((product: Parameters<typeof likelyPackId>[0]) => state.take({ ...emptyLabelForm, product, packId: product.packs.some(({ id }) => id === packId) ? packId : likelyPackId(product) }))
  useEffect(() => {
    if (productId === 0) return undefined
    let isCurrent = true
    void client.call('catalog.viewProduct', { productId }).then((reply) => { if (isCurrent && reply.ok) take(reply.value) })
    return () => void (isCurrent = false)
  }, [client, productId, packId])
}

const Several = ({ choice, onTake, onClose }: { readonly choice: ScanChoice; readonly onTake: (productId: number) => void; readonly onClose: () => void }) => {
  const { t } = useTranslation('labels')
  return (
    <Dialog title={t('print.chooseTitle')} onClose={onClose}>
      <Stack gap="sm">{choice.hits.map((hit, index) => <Button key={hit.id} size="md" variant="default" {...(index === 0 ? { 'data-autofocus': true } : {})} onClick={() => { onClose(); onTake(hit.id) }}><span translate="no">{hit.detail} {hit.label}</span></Button>)}</Stack>
    </Dialog>
  )
}

const LabelScreenContent = () => {
  const { t } = useTranslation(['labels', 'common'])
  const may = useMay()
  const state = useLabelScreen()
  const { form, drawing, copies, trouble, isPrinting, set, choose, take, print, clear, obey, tell } = state
  const { waitsForScan } = useOpenJobs()
  const [choice, setChoice] = useState<ScanChoice | null>(null)
  const [pdf, setPdf] = useState(false)
  useProductOfAddress(state)
  const scans = useLabelScans({
    waitsForScan, onCommand: obey, onTrouble: tell, onSeveral: setChoice,
    onProduct: (product, found) => take(product.product.id === form.product?.product.id && form.subject === 'pack' ? found : { ...emptyLabelForm, printerId: form.printerId, product, ...found }),
    onAddition: (found) => take(found)
  })
  const isEmpty = drawing.subject === null && form.copies === null
  useScreenKeys([
    { combination: 'Escape', label: t('print.clear'), run: clear, disabled: isEmpty && trouble === null },
    { combination: '/', label: t('print.product'), hint: true, run: () => state.fields.start.current?.focus() }
  ])
  const another = trouble?.another
  const useAnyway = (): void => {
    tell(null)
    if (another !== undefined) void scans.lookUp(another)
  }
  const mayPrint = may('printLabels')
  const hasNoPrinter = useHasNoPrinter()
  return (
    <Page title={t('title')} headline={<LabelParts part="print" />}
      actions={<Button variant="default" disabled={drawing.subject === null || drawing.templateKey === null || !mayPrint} leftSection={<IconFileTypePdf size={16} />} onClick={() => setPdf(true)}>{t('print.pdf')}</Button>}
      main={mayPrint ? { label: copies === null || drawing.subject === null ? t('print.printNone') : t('print.print', { count: copies }), name: t('common:action.print'), run: print, busy: isPrinting } : undefined}>
      {!mayPrint && <Text c="dimmed">{t('print.readOnly')}</Text>}
      {mayPrint && hasNoPrinter && <Notice tone="attention">{t('print.noPrinterYet')} <Link href={hrefs.devices}>{t('print.toDevices')}</Link></Notice>}
      <Last state={state} />
      {trouble !== null && <Notice tone="stop">{trouble.text} {another !== undefined && <Button size="xs" variant="default" onClick={useAnyway}>{t('scanBack.useIt')}</Button>}</Notice>}
      <div className={classes.columns}>
        <div className={classes.form}>
          <SegmentedControl aria-label={t('print.what')} value={form.subject} data={labelSubjects.map((one) => ({ value: one, label: t(`print.whatOf.${one}`) }))} onChange={(next) => choose(next as LabelSubject)} />
          <LabelFieldsForm state={state} />
        </div>
        <LabelPreview state={state} />
      </div>
      {choice !== null && <Several choice={choice} onClose={() => setChoice(null)} onTake={(productId) => void scans.take(productId, choice.scan)} />}
      {pdf && drawing.subject !== null && drawing.templateKey !== null && <PdfDialog templateKey={drawing.templateKey} subject={drawing.subject} copies={copies ?? 1} size={drawing.templates.find(({ key }) => key === drawing.templateKey) ?? drawing.preview ?? null} onCopies={(next) => set({ copies: next })} onClose={() => setPdf(false)} />}
    </Page>
  )
}

/** The label screen: scan or type what it is, a number, Enter, stick. */
export const LabelScreen = () => <DensityProvider density="dock"><LabelScreenContent /></DensityProvider>
