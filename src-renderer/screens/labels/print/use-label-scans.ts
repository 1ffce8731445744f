import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { parseCommand } from '#shared/domain/barcode/commands.ts'
import type { ReceivingCommand } from '#shared/domain/barcode/commands.ts'
import { parseBarcode } from '#shared/domain/barcode/parse-barcode.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import type { ParsedBarcode } from '#shared/domain/barcode/types.ts'
import { useClient } from '../../../api/hooks.ts'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useScanner } from '../../../scanner/use-scanner.ts'
import { useQuery } from '../../../ui/data/use-query.ts'
import type { PrintJob } from '../../../ui/printing/job-state.tsx'
import { useScanBack } from '../../../ui/printing/use-scan-back.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { useSounds } from '../../../ui/use-sounds.ts'
import { useToday } from '../../../ui/use-today.ts'
import { detailsOf, isAddition, likelyPackId, packOfScan } from './label-form.ts'
import type { LabelForm, ProductView } from './label-form.ts'

/** Products that a scanned code stands for, one of which a person chooses. */
export type ScanChoice = { readonly scan: Scan; readonly hits: Output<'system.find'>['hits'] }
/** Why a scan was not used; `another` is a scan that was not the label a job waits for. */
export type ScanTrouble = { readonly text: string; readonly another?: Scan }

type LabelScans = {
  readonly waitsForScan: PrintJob | undefined
  readonly onProduct: (product: ProductView, found: Partial<LabelForm>) => void
  readonly onAddition: (found: Partial<LabelForm>) => void
  readonly onCommand: (command: ReceivingCommand) => void
  readonly onSeveral: (choice: ScanChoice) => void
  readonly onTrouble: (trouble: ScanTrouble) => void
}

/**
 * Scans on the label screen: the first label of a job that waits for it, a command of the printed sheet, the code of a product with its lot and date, or a second code with the lot alone. Gives the way to take up a scan
 * for one product, and to take a scan for a new case whatever waits.
 */
export function useLabelScans({ waitsForScan, onProduct, onAddition, onCommand, onSeveral, onTrouble }: LabelScans): { readonly take: (productId: number, scan: Scan) => Promise<void>; readonly lookUp: (scan: Scan) => Promise<void> } {
  const { t } = useTranslation(['labels', 'shell'])
  const client = useClient()
  const sounds = useSounds()
  const describe = useDescribeFailure()
  const todayIso = useToday()
  const scanBack = useScanBack()
  const { value: settings } = useQuery('system.settings', {})
  const read = ({ raw, aim }: Scan): ParsedBarcode => parseBarcode({ raw, ...(aim === undefined ? {} : { aim }) }, { todayIso, variableMeasurePatterns: settings?.variableMeasurePatterns ?? [], inHousePrefixes: settings?.inHousePrefixes ?? [] })
  const refuse = (text: string): void => {
    sounds.play('stop')
    onTrouble({ text })
  }
  const take = async (productId: number, scan: Scan): Promise<void> => {
    const reply = await client.call('catalog.viewProduct', { productId })
    if (!reply.ok) return refuse(t('print.scanFailed', { why: describe('catalog.viewProduct', reply.failure) }))
    const reading = read(scan)
    sounds.play('good')
    onProduct(reply.value, { packId: packOfScan(reply.value, reading, scan.raw) ?? likelyPackId(reply.value), ...detailsOf(reading) })
  }
  const lookUp = async (scan: Scan): Promise<void> => {
    const reading = read(scan)
    if (isAddition(reading)) {
      sounds.play('good')
      return onAddition(detailsOf(reading))
    }
    const reply = await client.call('system.find', { text: scan.raw, ...(scan.aim === undefined ? {} : { aim: scan.aim }) })
    if (!reply.ok) return refuse(t('print.scanFailed', { why: describe('system.find', reply.failure) }))
    const exact = reply.value.hits.filter((hit) => hit.exact)
    const products = exact.filter(({ kind }) => kind === 'product')
    const [only] = products
    if (products.length === 1 && only !== undefined) return take(only.id, scan)
    const raw = readableText(scan.raw)
    if (products.length > 1) {
      sounds.play('attention')
      return onSeveral({ scan, hits: products })
    }
    const other = exact[0]
    refuse(other === undefined ? t('print.scanUnknown', { raw }) : t('print.scanOther', { raw, what: `${t(`shell:palette.kind.${other.kind}`)} ${other.label}` }))
  }
  useScanner(async (scan) => {
    const command = parseCommand(scan.raw.trim())
    if (command !== undefined) return onCommand(command)
    if (waitsForScan === undefined) return lookUp(scan)
    const { outcome, text } = await scanBack(waitsForScan.id, scan)
    if (outcome !== 'good') onTrouble({ text, ...(outcome === 'another' ? { another: scan } : {}) })
  })
  return { take, lookUp }
}
