import type { TextInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useClient } from '../../api/hooks.ts'
import type { Picked, PickOption } from './record-field.tsx'
import { RecordField } from './record-field.tsx'

/** A supplier as a list gives it. */
export type SupplierRow = Output<'catalog.listSuppliers'>['rows'][number]

type SupplierFieldProps = Omit<TextInputProps, 'value' | 'onChange'> & { readonly value: Picked | null; readonly onPick: (row: SupplierRow | null) => void }

const shown = 20

/** Finds a supplier by code or name. */
export const SupplierField = ({ onPick, ...rest }: SupplierFieldProps) => {
  const { t } = useTranslation('suppliers')
  const client = useClient()
  const load = async (search: string): Promise<readonly PickOption<SupplierRow>[]> => {
    const reply = await client.call('catalog.listSuppliers', { search, limit: shown, sort: 'name' })
    return reply.ok ? reply.value.rows.map((row) => ({ id: row.id, label: row.name, detail: row.code, row })) : []
  }
  return <RecordField {...rest} load={load} nothing={t('pick.nothing')} onPick={(option) => onPick(option?.row ?? null)} />
}
