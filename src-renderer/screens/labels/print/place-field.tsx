import type { TextInputProps } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../../api/hooks.ts'
import type { Picked, PickOption } from '../../../ui/pick/record-field.tsx'
import { RecordField } from '../../../ui/pick/record-field.tsx'

type PlaceFieldProps = Omit<TextInputProps, 'value' | 'onChange'> & { readonly of: 'location' | 'operator'; readonly value: Picked | null; readonly onPick: (picked: Picked | null) => void; readonly inputRef?: Ref<HTMLInputElement> }

/** Finds a bin or a person by name. */
export const PlaceField = ({ of, onPick, ...rest }: PlaceFieldProps) => {
  const { t } = useTranslation('labels')
  const client = useClient()
  const load = async (search: string): Promise<readonly PickOption<Picked>[]> => {
    const reply = await client.call('labels.subjects', { kind: of, search })
    return reply.ok ? reply.value.rows.map(({ id, name }) => ({ id, label: name, row: { id, label: name } })) : []
  }
  return <RecordField {...rest} load={load} nothing={t('print.nothingFound')} onPick={(option) => onPick(option?.row ?? null)} />
}
