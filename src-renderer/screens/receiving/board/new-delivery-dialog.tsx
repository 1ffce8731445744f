import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCommand } from '../../../api/hooks.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import type { SupplierRow } from '../../../ui/pick/supplier-field.tsx'
import { SupplierField } from '../../../ui/pick/supplier-field.tsx'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'

/** Opens a delivery that no order announced. */
export const NewDeliveryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const [, navigate] = useLocation()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('receiving.openDelivery')
  const [supplier, setSupplier] = useState<SupplierRow | null>(null)
  const [reference, setReference] = useState('')
  const [problem, setProblem] = useState<string>()
  const open = async (): Promise<void> => {
    const reply = await run({ supplierId: supplier?.id ?? null, reference })
    if (reply.ok) navigate(hrefs.delivery(reply.value.deliveryId))
    else setProblem(describe('receiving.openDelivery', reply.failure))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void open()
  }
  return (
    <Dialog title={t('new.title')} onClose={onClose} onMainAct={() => void open()}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{t('new.text')}</Text>
          <SupplierField label={t('new.supplier')} description={t('new.supplierText')} value={supplier === null ? null : { id: supplier.id, label: supplier.name }} onPick={setSupplier} data-autofocus />
          <TextInput label={t('new.reference')} maxLength={100} value={reference} onChange={(event) => setReference(event.currentTarget.value)} />
          {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button type="submit" loading={isRunning}>{t('new.open')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
