import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconBarcode, IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { packKinds } from '#shared/domain/catalog/pack.ts'
import type { PackKind } from '#shared/domain/catalog/pack.ts'
import { milliPerUnit } from '#shared/domain/quantity.ts'
import type { BaseUnit } from '#shared/domain/quantity.ts'
import { QuantityField } from '../../ui/form/decimal-field.tsx'
import type { FieldErrors } from '../../ui/form/use-record-form.ts'
import { newKey } from '../../ui/new-key.ts'
import { SupplierField } from '../../ui/pick/supplier-field.tsx'
import { usePackName } from '../../ui/use-pack-name.ts'
import { BarcodeWarnings, packsWith } from './barcode-warnings.tsx'
import classes from './packs-editor.module.css'
import { newPack } from './product-values.ts'
import type { BarcodeValues, PackValues } from './product-values.ts'

type PacksEditorProps = { readonly productId: number | null; readonly packs: readonly PackValues[]; readonly baseUnit: BaseUnit; readonly errors: FieldErrors; readonly targetKey: string; readonly onTarget: (key: string) => void; readonly onChange: (packs: readonly PackValues[]) => void }
type OnePackProps = Omit<PacksEditorProps, 'onChange'> & { readonly pack: PackValues; readonly index: number; readonly isOnly: boolean; readonly onChange: (changes: Partial<PackValues>) => void; readonly onRemove: () => void }

const usePackTitle = (): ((pack: PackValues) => string) => {
  const packName = usePackName()
  return (pack) => packName({ ...pack, baseQuantityMilli: pack.baseQuantityMilli ?? milliPerUnit })
}

const Barcodes = ({ productId, packs, pack, index, errors, onChange }: Pick<OnePackProps, 'productId' | 'packs' | 'pack' | 'index' | 'errors' | 'onChange'>) => {
  const { t } = useTranslation('products')
  const title = usePackTitle()
  const [typed, setTyped] = useState('')
  const { barcodes } = pack
  const change = (at: number, changes: Partial<BarcodeValues>): void => onChange({ barcodes: barcodes.map((barcode, one) => (one === at ? { ...barcode, ...changes } : barcode)) })
  const add = (): void => {
    const code = typed.trim()
    if (code !== '' && !barcodes.some((barcode) => barcode.code === code)) onChange({ barcodes: [...barcodes, { code, supplier: null }] })
    setTyped('')
  }
  return (
    <div className={classes.barcodes} role="group" aria-label={t('form.barcodes', { pack: title(pack) })}>
      {barcodes.map((barcode, at) => (
        // By its place: a code that is being written keeps its field.
        <div key={at} className={classes.barcode}>
          <TextInput aria-label={t('form.barcode')} value={barcode.code} error={errors[`packs.${index}.barcodes.${at}.code`]} onChange={(event) => change(at, { code: event.currentTarget.value })} className={classes.code} />
          <SupplierField aria-label={t('form.supplierOf', { code: barcode.code })} placeholder={t('form.anySupplier')} value={barcode.supplier} onPick={(row) => change(at, { supplier: row === null ? null : { id: row.id, label: row.name } })} className={classes.supplier} />
          <ActionIcon aria-label={t('form.removeBarcode', { code: barcode.code })} onClick={() => onChange({ barcodes: barcodes.filter((_one, other) => other !== at) })}><IconX size={16} /></ActionIcon>
          <BarcodeWarnings code={barcode.code} productId={productId} alsoOn={packsWith(packs, pack, barcode.code, title)} />
        </div>
      ))}
      <TextInput aria-label={t('form.addBarcode')} placeholder={t('form.addBarcode')} value={typed} leftSection={<IconBarcode size={16} aria-hidden />} className={classes.code} maxLength={100} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || typed.trim() === '') return
          event.preventDefault()
          add()
        }} />
    </div>
  )
}

const OnePack = ({ productId, packs, pack, index, isOnly, baseUnit, errors, targetKey, onTarget, onChange, onRemove }: OnePackProps) => {
  const { t } = useTranslation(['products', 'common'])
  const title = usePackTitle()
  const isTarget = pack.key === targetKey
  return (
    <fieldset className={classes.pack} data-target={isTarget || undefined} onFocus={() => onTarget(pack.key)} aria-label={title(pack)}>
      <div className={classes.line}>
        <Select label={t('form.kind')} className={classes.kind} data={packKinds.map((kind) => ({ value: kind, label: t(`common:packKind.${kind}`) }))} value={pack.kind} onChange={(kind) => onChange({ kind: (kind ?? 'each') as PackKind })} />
        <QuantityField label={t('form.holds')} className={classes.holds} rightSection={t(`common:unit.${baseUnit}`)} rightSectionWidth={56} value={pack.baseQuantityMilli} error={errors[`packs.${index}.baseQuantityMilli`]} onChange={(baseQuantityMilli) => onChange({ baseQuantityMilli })} />
        <TextInput label={t('form.packName')} className={classes.name} placeholder={title({ ...pack, name: '' })} value={pack.name} error={errors[`packs.${index}.name`]} maxLength={200} onChange={(event) => onChange({ name: event.currentTarget.value })} />
        {isTarget ? <span className={classes.target}><IconBarcode size={16} aria-hidden /> {t('form.target')}</span> : <Button size="xs" variant="subtle" tabIndex={-1} onClick={() => onTarget(pack.key)}>{t('form.makeTarget')}</Button>}
        {!isOnly && <ActionIcon className={classes.remove} aria-label={t('form.removePack')} onClick={onRemove}><IconTrash size={16} /></ActionIcon>}
      </div>
      <Barcodes productId={productId} packs={packs} pack={pack} index={index} errors={errors} onChange={onChange} />
    </fieldset>
  )
}

/** Packs with their barcodes; the marked pack takes what is scanned. */
export const PacksEditor = ({ packs, onChange, ...rest }: PacksEditorProps) => {
  const { t } = useTranslation('products')
  const add = (): void => {
    const pack = newPack(newKey(), packs.some(({ kind }) => kind === 'case') ? 'pallet' : 'case', null)
    onChange([...packs, pack])
    rest.onTarget(pack.key)
  }
  return (
    <div className={classes.root}>
      <p className={classes.hint}>{t('form.packsHint')}</p>
      {packs.map((pack, index) => (
        <OnePack key={pack.key} packs={packs} pack={pack} index={index} isOnly={packs.length === 1} {...rest} onChange={(changes) => onChange(packs.map((one) => (one.key === pack.key ? { ...one, ...changes } : one)))} onRemove={() => onChange(packs.filter((one) => one.key !== pack.key))} />
      ))}
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add} className={classes.add}>{t('form.addPack')}</Button>
    </div>
  )
}
