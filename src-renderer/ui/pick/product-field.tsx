import type { TextInputProps } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useClient } from '../../api/hooks.ts'
import { Quantity } from '../quantity.tsx'
import type { Picked, PickOption } from './record-field.tsx'
import { RecordField } from './record-field.tsx'

/** A product as a list gives it. */
export type ProductRow = Output<'catalog.listProducts'>['rows'][number]

type ProductFieldProps = Omit<TextInputProps, 'value' | 'onChange'> & { readonly value: Picked | null; readonly onPick: (row: ProductRow | null) => void; readonly inputRef?: Ref<HTMLInputElement> }

const shown = 12

/** Finds a product by its code, name, barcode or a supplier's code. */
export const ProductField = ({ onPick, ...rest }: ProductFieldProps) => {
  const { t } = useTranslation('products')
  const client = useClient()
  const load = async (search: string): Promise<readonly PickOption<ProductRow>[]> => {
    const reply = await client.call('catalog.listProducts', { search, limit: shown })
    return reply.ok ? reply.value.rows.map((row) => ({ id: row.id, label: `${row.code} ${row.name}`, detail: <Quantity milli={row.onHandMilli} unit={row.baseUnit} />, row })) : []
  }
  return <RecordField {...rest} load={load} nothing={t('pick.nothing')} onPick={(option) => onPick(option?.row ?? null)} />
}
