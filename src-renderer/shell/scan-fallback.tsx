import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { parseCommand } from '#shared/domain/barcode/commands.ts'
import { useClient } from '../api/hooks.ts'
import type { Scan } from '../scanner/scan-hub.ts'
import { useScanner } from '../scanner/use-scanner.ts'
import { copyText } from '../ui/copy-text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { hrefOfHit, hrefs } from '../ui/hrefs.ts'
import { useOpenJobs } from '../ui/printing/use-open-jobs.ts'
import { useScanBack } from '../ui/printing/use-scan-back.ts'
import { useDescribeFailure } from '../ui/use-describe-failure.ts'
import { useMay } from '../ui/use-session.ts'
import { useSounds } from '../ui/use-sounds.ts'
import { useToast } from '../ui/use-toast.ts'
import classes from './scan-fallback.module.css'

type Found = { readonly scan: Scan; readonly hits: Output<'system.find'>['hits']; readonly reading: string | null }

const FoundPanel = ({ found, onClose, onLookUp }: { readonly found: Found; readonly onClose: () => void; readonly onLookUp: (scan: Scan) => void }) => {
  const { t } = useTranslation('shell')
  const [, navigate] = useLocation()
  const may = useMay()
  const toast = useToast()
  const go = (href: string) => () => {
    onClose()
    navigate(href)
  }
  const { scan, hits, reading } = found
  const copy = (): void => {
    void copyText(scan.raw).then((isCopied) => (isCopied ? toast.good(t('scan.copied')) : toast.attention(t('scan.notCopied'))))
  }
  return (
    <Dialog title={hits.length > 0 ? t('scan.title') : t('scan.unknownTitle')} onClose={onClose} onScan={onLookUp}>
      <Stack gap="md">
        <div><Code className={classes.code} translate="no">{readableText(scan.raw)}</Code>{reading !== null && <Text c="dimmed" mt={4}>{t('scan.readAs', { reading })}</Text>}</div>
        <Text>{hits.length > 0 ? t('scan.several') : t('scan.unknownText')}</Text>
        {hits.map((hit, index) => <Button key={`${hit.kind}${hit.id}`} variant="default" size="md" justify="space-between" {...(index === 0 ? { 'data-autofocus': true } : {})} onClick={go(hrefOfHit(hit))} rightSection={<Text span c="dimmed">{t(`palette.kind.${hit.kind}`)}</Text>}><span translate="no">{[hit.label, hit.detail].filter((one) => one !== '').join(' · ')}</span></Button>)}
        <Group>
          {hits.length === 0 && may('keepCatalog') && <Button data-autofocus onClick={go(`${hrefs.newProduct}?barcode=${encodeURIComponent(scan.raw)}`)}>{t('scan.newProduct')}</Button>}
          {hits.length === 0 && may('keepCatalog') && <Button variant="default" onClick={go(hrefs.products)}>{t('scan.addTo')}</Button>}
          <Button variant="default" onClick={copy}>{t('scan.copy')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** Scans that no screen waits for: the first label of a print job that waits for it is checked; one thing with this code is opened, several are offered, and an unknown code says what can be done with it. */
export const ScanFallback = () => {
  const { t } = useTranslation('shell')
  const client = useClient()
  const sounds = useSounds()
  const toast = useToast()
  const describe = useDescribeFailure()
  const [, navigate] = useLocation()
  const { waitsForScan } = useOpenJobs()
  const scanBack = useScanBack()
  const [found, setFound] = useState<Found | null>(null)
  const lookUp = async (scan: Scan): Promise<void> => {
    if (parseCommand(scan.raw) !== undefined) {
      sounds.play('attention')
      return toast.attention(t('scan.command'))
    }
    if (waitsForScan !== undefined && (await scanBack(waitsForScan.id, scan, { quiet: true })).outcome === 'good') return
    const reply = await client.call('system.find', { text: scan.raw, ...(scan.aim === undefined ? {} : { aim: scan.aim }) })
    if (!reply.ok) {
      sounds.play('stop')
      return toast.stop(t('scan.failed', { why: describe('system.find', reply.failure) }))
    }
    const exact = reply.value.hits.filter((hit) => hit.exact)
    const only = exact.length === 1 ? exact[0] : undefined
    sounds.play(only !== undefined ? 'good' : exact.length > 1 ? 'attention' : 'stop')
    if (only !== undefined) {
      setFound(null)
      return navigate(hrefOfHit(only))
    }
    setFound({ scan, hits: exact, reading: reply.value.reading })
  }
  useScanner((scan) => void lookUp(scan), { level: 'app' })
  return found === null ? null : <FoundPanel key={found.scan.timeMs} found={found} onClose={() => setFound(null)} onLookUp={(scan) => void lookUp(scan)} />
}
