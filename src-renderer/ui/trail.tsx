import { Button, Skeleton, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { Link } from 'wouter'
import type { english } from '../words/en/index.ts'
import { useQuery } from './data/use-query.ts'
import { InstantText } from './date-text.tsx'
import { Dialog } from './dialog.tsx'
import { hrefOfRecord } from './hrefs.ts'
import { useScreenKeys } from './keys.ts'
import { changedFields } from './trail-changes.ts'
import classes from './trail.module.css'
import { useTrailWords } from './use-trail-words.ts'

type Entry = Output<'system.trail'>['rows'][number]

/** What the record is called, leading to it where a page shows it. */
const RecordName = ({ entry: { record } }: { readonly entry: Entry }) => {
  if (record === null || record.label === '') return null
  const href = hrefOfRecord(record)
  return href === undefined ? <span className={classes.name} translate="no">{record.label}</span> : <Link href={href} className={classes.name} translate="no">{record.label}</Link>
}

/** One entry: what, who, where, when, and each field before and after. */
export const TrailEntry = ({ entry, kind }: { readonly entry: Entry; /** What kind of record it is, where entries of several stand together. */ readonly kind?: keyof typeof english.settings.trail.entity | undefined }) => {
  const { t } = useTranslation(['common', 'settings'])
  const words = useTrailWords(entry)
  const changes = changedFields(entry.before, entry.after, Object.keys(entry.names).map((key) => key.split(' ')[0] ?? ''))
  const isNew = entry.before === null
  return (
    <li className={classes.entry}>
      <div className={classes.line}><strong>{words.action(entry.action)}</strong>{kind !== undefined && <span>{t(`settings:trail.record.${kind}`)}</span>}{kind !== undefined && <RecordName entry={entry} />}<span>{t('trail.at', { who: entry.operatorName, station: entry.station })}</span><InstantText at={entry.at} /></div>
      {changes.length > 0 && (
        <dl className={classes.changes}>
          {changes.map(({ field, before, after }) => <div key={field}><dt translate="no">{words.field(field)}</dt><dd translate="no">{!isNew && before !== undefined && before !== '' && <><del>{words.value(field, before)}</del> → </>}<ins>{words.value(field, after)}</ins></dd></div>)}
        </dl>
      )}
    </li>
  )
}

const TrailDialog = ({ entity, entityId, onClose }: { readonly entity: string; readonly entityId: number; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { value } = useQuery('system.trail', { entity, entityId, limit: 100 })
  return (
    <Dialog title={t('trail.title')} onClose={onClose} size="lg">
      {value === undefined && <Skeleton height={120} />}
      {value?.rows.length === 0 && <Text c="dimmed">{t('trail.empty')}</Text>}
      <ol className={classes.list}>{value?.rows.map((entry) => <TrailEntry key={entry.id} entry={entry} />)}</ol>
    </Dialog>
  )
}

/** Who did it and when, one key (T) away on every record. */
export const TrailButton = ({ entity, entityId }: { readonly entity: string; readonly entityId: number }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useScreenKeys([{ combination: 't', label: t('trail.title'), run: () => setOpen(true) }])
  return (
    <>
      <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setOpen(true)}>{t('trail.open')}</Button>
      {open && <TrailDialog entity={entity} entityId={entityId} onClose={() => setOpen(false)} />}
    </>
  )
}
