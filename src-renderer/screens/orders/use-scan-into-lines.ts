import { useTranslation } from 'react-i18next'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import { useClient } from '../../api/hooks.ts'
import { useScanner } from '../../scanner/use-scanner.ts'
import { newKey } from '../../ui/new-key.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useLastingCode } from '../../ui/use-lasting-code.ts'
import { usePackName } from '../../ui/use-pack-name.ts'
import { useSounds } from '../../ui/use-sounds.ts'
import { useToast } from '../../ui/use-toast.ts'
import type { LineValues } from './order-values.ts'
import { blankLine, isBlank } from './order-values.ts'
import type { ProductOfLine, useLineProduct } from './use-line-product.ts'

type ScanIntoLines = { readonly lineProduct: ReturnType<typeof useLineProduct>; readonly onLines: (change: (lines: readonly LineValues[]) => readonly LineValues[]) => void }

/** One more of a product and pack: on its line when there is one, else on a new one. */
const addOne = (lines: readonly LineValues[], part: ProductOfLine): readonly LineValues[] => {
  const there = lines.find(({ product, packId }) => product?.id === part.product?.id && packId === part.packId)
  if (there !== undefined) return lines.map((line) => (line === there ? { ...line, countMilli: (line.countMilli ?? 0) + milliPerUnit } : line))
  // The blank line stays what it is and moves down, so that whoever stands in it goes on there.
  return [...lines.filter((line) => !isBlank(line)), { ...blankLine(newKey()), ...part, countMilli: milliPerUnit }, ...lines.filter(isBlank).slice(-1)]
}

/** Scans while an order is written: a barcode adds one of its pack. */
export function useScanIntoLines({ lineProduct, onLines }: ScanIntoLines): void {
  const { t } = useTranslation('orders')
  const client = useClient()
  const sounds = useSounds()
  const toast = useToast()
  const describe = useDescribeFailure()
  const packName = usePackName()
  const lastingCode = useLastingCode()
  useScanner(async ({ raw, aim }) => {
    const reply = await client.call('system.find', { text: raw, ...(aim === undefined ? {} : { aim }) })
    const refuse = (text: string): void => {
      sounds.play('stop')
      toast.stop(text)
    }
    if (!reply.ok) return refuse(describe('system.find', reply.failure))
    const hits = reply.value.hits.filter((hit) => hit.kind === 'product' && hit.exact)
    const only = hits.length === 1 ? hits[0] : undefined
    if (only === undefined) return refuse(hits.length === 0 ? t('form.scanUnknown', { raw: readableText(raw) }) : t('form.scanSeveral', { raw: readableText(raw) }))
    const part = await lineProduct(only.id, lastingCode(raw, aim) ?? raw)
    if (part === null || part.product === null) return refuse(t('form.scanUnknown', { raw: readableText(raw) }))
    onLines((lines) => addOne(lines, part))
    sounds.play('good')
    const pack = part.product.packs.find(({ id }) => id === part.packId)
    toast.good(t('form.scanAdded', { pack: pack === undefined ? '' : packName(pack), product: part.product.code }))
  })
}
