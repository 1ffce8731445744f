import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { english } from '../../words/en/index.ts'
import { ChoiceField } from '../../ui/form/choice-field.tsx'
import type { PlainColumn } from '../../ui/plain-table.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import classes from './imports.module.css'
import type { Upload } from './uploads.ts'

type Field = Output<'imports.fields'>['fields'][number]
/** Target field -> column heading of the file. */
export type Mapping = Readonly<Record<string, string>>

type FieldName = keyof typeof english.imports.field
const isKnown = (name: string): name is FieldName => name in english.imports.field

/** The name of a target field in words. */
const useFieldName = (): ((name: string) => string) => {
  const { t } = useTranslation('imports')
  return (name) => (isKnown(name) ? t(`field.${name}`) : name)
}

const shownSamples = 3

/** Which column holds what, with values of the file beside it. */
export const MappingTable = ({ fields, upload, mapping, problems, onChange }: { readonly fields: readonly Field[]; readonly upload: Upload; readonly mapping: Mapping; readonly problems: Readonly<Record<string, string>>; readonly onChange: (mapping: Mapping) => void }) => {
  const { t } = useTranslation('imports')
  const fieldName = useFieldName()
  const samplesOf = (column: string | undefined): readonly string[] => {
    const at = column === undefined ? -1 : upload.columns.indexOf(column)
    return at < 0 ? [] : [...new Set(upload.sample.map((row) => row[at] ?? '').filter((cell) => cell !== ''))].slice(0, shownSamples)
  }
  const choose = (name: string, column: string | null): void => {
    const { [name]: _before, ...others } = mapping
    onChange(column === null || column === '' ? others : { ...others, [name]: column })
  }
  const columns: readonly PlainColumn<Field>[] = [
    { key: 'field', title: t('page.field'), heads: true, width: '28%', cell: ({ name, required, toCreate }) => <span>{fieldName(name)}{(required || toCreate) && <span className={classes.needed}> {required ? t('page.needed') : t('page.neededToCreate')}</span>}</span> },
    { key: 'column', title: t('page.column'), width: '30%', cell: ({ name }) => <ChoiceField aria-label={`${t('page.column')}: ${fieldName(name)}`} value={mapping[name] ?? ''} error={problems[name]} data={[{ value: '', label: t('page.notTaken') }, ...upload.columns.filter((column) => column !== '').map((column) => ({ value: column, label: column }))]} onChange={(column) => choose(name, column)} /> },
    { key: 'sample', title: t('page.sample'), cell: ({ name, example }) => { const samples = samplesOf(mapping[name]); return samples.length === 0 ? <span className={classes.soft}>{t('page.example')}: <span translate="no">{example}</span></span> : <span className={classes.sample} translate="no">{samples.map((sample) => <span key={sample}>{sample}</span>)}</span> } }
  ]
  return <PlainTable name={t('page.mapping')} rows={fields} columns={columns} rowKey={({ name }) => name} empty="" />
}
