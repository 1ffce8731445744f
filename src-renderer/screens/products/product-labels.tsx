import { Button, Group, Stack, Text } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { LabelKind } from '#shared/domain/labels/template.ts'
import { useCommand } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { useScreenKeys } from '../../ui/keys.ts'
import { RuleFields, readRule, useRuleWords } from '../../ui/labels/rule-fields.tsx'
import type { LabelRule, WrittenRule } from '../../ui/labels/rule-fields.tsx'
import { Section } from '../../ui/page.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { usePackName } from '../../ui/use-pack-name.ts'
import { useMay } from '../../ui/use-session.ts'
import { useToast } from '../../ui/use-toast.ts'
import type { ProductView } from './product-sections.tsx'
import classes from './products.module.css'

type Pack = ProductView['packs'][number]

const kindOf = (pack: Pack): LabelKind => (pack.kind === 'case' ? 'case' : pack.kind === 'pallet' ? 'sscc' : 'product')

/** The code a label of the pack would carry, or a button that hands one out. */
const PackCode = ({ pack }: { readonly pack: Pack }) => {
  const { t } = useTranslation('labels')
  const may = useMay()
  const toast = useToast()
  const packName = usePackName()
  const describe = useDescribeFailure()
  const { value, refetch } = useQuery('labels.prepare', { subject: { kind: 'pack', packId: pack.id }, kind: kindOf(pack) })
  const { run, isRunning } = useCommand('labels.takeCode')
  const give = async (): Promise<void> => {
    const reply = await run({ packId: pack.id })
    if (!reply.ok) return toast.stop(describe('labels.takeCode', reply.failure))
    toast.good(t(reply.value.taken ? 'product.given' : 'product.already', { code: reply.value.code, pack: packName(pack) }))
    refetch()
  }
  if (value === undefined) return null
  if (value.code !== null) return <span className={classes.barcode} translate="no">{value.code}</span>
  return <span className={classes.giveCode}><span className={classes.soft}>{t('product.noCode')}</span>{may('printLabels') && <Button size="xs" variant="default" loading={isRunning} aria-label={t('product.giveOf', { pack: packName(pack) })} onClick={() => void give()}>{t('product.give')}</Button>}</span>
}

const RuleDialog = ({ productId, rule, isDefault, onClose }: { readonly productId: number; readonly rule: LabelRule; readonly isDefault: boolean; readonly onClose: () => void }) => {
  const { t } = useTranslation(['labels', 'common'])
  const toast = useToast()
  const describe = useDescribeFailure()
  const { run, isRunning } = useCommand('labels.setRule')
  const [written, setWritten] = useState<WrittenRule>(rule)
  const [problem, setProblem] = useState<string>()
  const save = async (next: LabelRule | null): Promise<void> => {
    const reply = await run({ productId, rule: next })
    if (!reply.ok) return setProblem(describe('labels.setRule', reply.failure))
    toast.good(t('rule.saved'))
    onClose()
  }
  const saveWritten = (): void => {
    const read = readRule(written)
    if (read === null) setProblem(t('common:form.invalid'))
    else void save(read)
  }
  return (
    <Dialog title={t('rule.title')} onClose={onClose} onMainAct={saveWritten}>
      <Stack gap="md">
        <RuleFields rule={written} onChange={setWritten} />
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
        <Group justify="flex-end">
          {!isDefault && <Button variant="default" loading={isRunning} onClick={() => void save(null)}>{t('rule.useDefault')}</Button>}
          <Button loading={isRunning} onClick={saveWritten}>{t('rule.save')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** How many labels the product gets, and the way to change it. */
const Rule = ({ productId }: { readonly productId: number }) => {
  const { t } = useTranslation('labels')
  const may = useMay()
  const words = useRuleWords()
  const [edits, setEdits] = useState(false)
  const { value, refetch } = useQuery('labels.rule', { productId })
  if (value === undefined) return null
  const close = (): void => {
    setEdits(false)
    refetch()
  }
  return (
    <p className={classes.rule}>
      <span className={classes.soft}>{t('product.rule')}</span> {words(value.rule)} <span className={classes.soft}>({t(value.isDefault ? 'rule.byDefault' : 'rule.own')})</span>
      {may('keepLabels') && <Button size="xs" variant="default" onClick={() => setEdits(true)}>{t('rule.change')}</Button>}
      {edits && <RuleDialog productId={productId} rule={value.rule} isDefault={value.isDefault} onClose={close} />}
    </p>
  )
}

/** The labels of a product: the code on each pack's label, how many it gets, and the way to print them with the pack filled in. */
export const ProductLabels = ({ view: { product, packs } }: { readonly view: ProductView }) => {
  const { t } = useTranslation('labels')
  const [, navigate] = useLocation()
  const may = useMay()
  const packName = usePackName()
  const first = (packs.find(({ kind }) => kind === 'case') ?? packs[0])?.id
  const mayPrint = may('printLabels') && first !== undefined
  useScreenKeys(mayPrint ? [{ combination: 'l', label: t('product.print'), hint: true, run: () => navigate(hrefs.labelsOf(first, product.id)) }] : [])
  const columns: readonly PlainColumn<Pack>[] = [
    { key: 'pack', title: t('product.pack'), heads: true, cell: (pack) => packName(pack) },
    { key: 'code', title: t('product.code'), cell: (pack) => <PackCode pack={pack} /> },
    ...(mayPrint ? [{ key: 'print', title: '', align: 'end' as const, cell: (pack: Pack) => <Button component={Link} href={hrefs.labelsOf(pack.id, product.id)} size="xs" variant="default" aria-label={t('product.printOf', { pack: packName(pack) })}>{t('product.print')}</Button> }] : [])
  ]
  return (
    <Section title={t('product.title')} flush actions={mayPrint && <Button component={Link} href={hrefs.labelsOf(first, product.id)} variant="default" leftSection={<IconTag size={16} />}>{t('product.print')}</Button>}>
      <PlainTable name={t('product.title')} rows={packs} columns={columns} rowKey={({ id }) => id} empty="" />
      <Rule productId={product.id} />
    </Section>
  )
}
