import { useTranslation } from 'react-i18next'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import { barcodeLookup } from '#shared/domain/barcode/to-gtin14.ts'
import { useClient } from '../../api/hooks.ts'
import { useScanner } from '../../scanner/use-scanner.ts'
import { useLastingCode } from '../../ui/use-lasting-code.ts'
import { usePackName } from '../../ui/use-pack-name.ts'
import { useSounds } from '../../ui/use-sounds.ts'
import { useToast } from '../../ui/use-toast.ts'
import type { PackValues } from './product-values.ts'

type ScannedInto = { readonly productId: number | null; readonly packs: readonly PackValues[]; readonly targetKey: string; readonly onAdd: (packKey: string, code: string) => void }

/** Scans into the product form: the code goes to the marked pack, once; a code that stands on another product is added too, and said. */
export function useScanIntoPacks({ productId, packs, targetKey, onAdd }: ScannedInto): void {
  const { t } = useTranslation('products')
  const client = useClient()
  const sounds = useSounds()
  const toast = useToast()
  const packName = usePackName()
  const lastingCode = useLastingCode()
  const nameOf = (pack: PackValues): string => packName({ ...pack, baseQuantityMilli: pack.baseQuantityMilli ?? 1000 })
  useScanner(async ({ raw, aim }) => {
    const code = lastingCode(raw, aim)
    const target = packs.find((pack) => pack.key === targetKey) ?? packs[0]
    if (code === null || target === undefined) {
      sounds.play('stop')
      return toast.stop(t('form.garbled', { raw: readableText(raw) }))
    }
    const holder = packs.find((pack) => pack.barcodes.some((barcode) => barcodeLookup(barcode.code) === barcodeLookup(code)))
    if (holder !== undefined) {
      sounds.play('attention')
      return toast.attention(t('form.already', { code, pack: nameOf(holder) }))
    }
    onAdd(target.key, code)
    const reply = await client.call('system.find', { text: code })
    const other = reply.ok ? reply.value.hits.find((hit) => hit.kind === 'product' && hit.exact && hit.id !== productId) : undefined
    sounds.play(other === undefined ? 'good' : 'attention')
    if (other === undefined) toast.good(t('form.scanned', { code, pack: nameOf(target) }))
    else toast.attention(t('form.elsewhere', { code, product: other.label }))
  })
}
