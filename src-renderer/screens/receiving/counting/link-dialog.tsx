import { Button, Checkbox, Code, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../../api/hooks.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import type { PickOption } from '../../../ui/pick/record-field.tsx'
import { RecordField } from '../../../ui/pick/record-field.tsx'
import { usePackName } from '../../../ui/use-pack-name.ts'
import type { Delivery, Line } from './delivery-state.ts'

/** What an unknown code is said to mean. */
export type Linked = { readonly packId: number; readonly lineId: number | null; readonly remember: boolean }

type Target = { readonly productId: number; readonly lineId: number | null; readonly packs: Line['packs'] }
type LinkDialogProps = { readonly code: string; readonly delivery: Delivery; readonly title: string; readonly canRemember: boolean; readonly onConfirm: (linked: Linked) => void; readonly onClose: () => void }

const shown = 12

const matches = (line: Line, search: string): boolean => `${line.productCode} ${line.productName} ${line.supplierCode ?? ''}`.toLowerCase().includes(search.toLowerCase())

/** Finds what an unknown code stands for: lines of this delivery first, then every product; then the pack. Remembered for the supplier unless told otherwise. */
export const LinkDialog = ({ code, delivery, title, canRemember, onConfirm, onClose }: LinkDialogProps) => {
  const { t } = useTranslation(['receiving', 'common'])
  const client = useClient()
  const packName = usePackName()
  const [picked, setPicked] = useState<{ readonly label: string; readonly target: Target } | null>(null)
  const [remember, setRemember] = useState(canRemember)

  const load = async (search: string): Promise<readonly PickOption<Target>[]> => {
    const lines = delivery.lines.filter((line) => line.productId !== null && matches(line, search)).slice(0, shown)
    const ofLines = lines.map((line): PickOption<Target> => ({ id: line.id, label: `${line.productCode} ${line.productName}`, detail: t('link.line', { number: line.lineNumber }), row: { productId: line.productId ?? 0, lineId: line.id, packs: line.packs } }))
    if (search === '') return ofLines
    const reply = await client.call('catalog.listProducts', { search, limit: shown })
    const known = new Set(lines.map(({ productId }) => productId))
    const products = reply.ok ? reply.value.rows.filter(({ id }) => !known.has(id)) : []
    return [...ofLines, ...products.map((product): PickOption<Target> => ({ id: -product.id, label: `${product.code} ${product.name}`, detail: t('link.notOnDelivery'), row: { productId: product.id, lineId: null, packs: [] } }))]
  }
  const pick = async (option: PickOption<Target> | null): Promise<void> => {
    if (option === null) return setPicked(null)
    if (option.row.packs.length > 0) return setPicked({ label: option.label, target: option.row })
    const reply = await client.call('catalog.viewProduct', { productId: option.row.productId })
    setPicked({ label: option.label, target: { ...option.row, packs: reply.ok ? reply.value.packs : [] } })
  }
  const packs = picked?.target.packs ?? []
  const firstPack = useRef<HTMLButtonElement>(null)
  // The keyboard goes on to the packs, where a digit or Enter chooses.
  useEffect(() => firstPack.current?.focus(), [picked])
  const choose = (packId: number): void => onConfirm({ packId, lineId: picked?.target.lineId ?? null, remember })
  const keys = packs.slice(0, 9).map((pack, index) => ({ combination: String(index + 1), label: packName(pack), run: () => choose(pack.id) }))
  return (
    <Dialog title={title} onClose={onClose} keys={keys}>
      <Stack gap="md">
        <Code style={{ fontSize: '1rem', overflowWrap: 'anywhere' }} translate="no">{code}</Code>
        <RecordField label={t('link.product')} description={t('link.productText')} value={picked === null ? null : { id: picked.target.productId, label: picked.label }} load={load} nothing={t('link.nothing')} onPick={(option) => void pick(option)} data-autofocus />
        {packs.length > 0 && (
          <Stack gap={8} role="group" aria-label={t('link.pack')}>
            <Text fw={600}>{t('link.pack')}</Text>
            <Group gap={8}>{packs.map((pack, index) => <Button key={pack.id} size="lg" {...(index === 0 ? { ref: firstPack } : { variant: 'default' })} onClick={() => choose(pack.id)}>{packName(pack)}</Button>)}</Group>
          </Stack>
        )}
        {canRemember && <Checkbox checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} label={delivery.supplierName === '' ? t('link.remember') : t('link.rememberFor', { supplier: delivery.supplierName })} />}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
