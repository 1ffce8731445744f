import { Button, Text } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/hooks.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { InstantText } from '../../ui/date-text.tsx'
import { saveFile } from '../../ui/download.ts'
import { Page, Section, Values } from '../../ui/page.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useBytesText } from '../../ui/use-bytes-text.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'

/** The station itself: version, space, backups, and the sheet of command barcodes for the dock. */
export const AboutPage = () => {
  const { t } = useTranslation('settings')
  const client = useClient()
  const bytesText = useBytesText()
  const describe = useDescribeFailure()
  const toast = useToast()
  const { value } = useQuery('system.health', {})
  const takeSheet = async (): Promise<void> => {
    const reply = await client.call('receiving.commandSheet', {})
    if (reply.ok) saveFile(reply.value)
    else toast.stop(describe('receiving.commandSheet', reply.failure))
  }
  return (
    <Page title={t('about.title')}>
      {value !== undefined && (
        <Section title={t('about.health')}>
          <Values values={[
            { label: t('about.version'), value: <span translate="no">{value.version}</span> },
            { label: t('about.schema'), value: <span translate="no">{value.schemaVersion}</span> },
            { label: t('about.database'), value: bytesText(value.databaseBytes) },
            { label: t('about.free'), value: <>{bytesText(value.freeBytes)} {value.lowOnSpace ? <StateBadge tone="attention">{t('about.low')}</StateBadge> : <StateBadge tone="good">{t('about.enough')}</StateBadge>}</> },
            { label: t('about.newest'), value: value.newestBackupAt === null ? <StateBadge tone="attention">{t('about.never')}</StateBadge> : <InstantText at={value.newestBackupAt} /> },
            { label: t('about.station'), value: <span translate="no">{client.station()}</span> }
          ]} />
        </Section>
      )}
      <Section title={t('about.sheet')} actions={<Button variant="default" leftSection={<IconFileDownload size={16} />} onClick={() => void takeSheet()}>{t('about.sheetSave')}</Button>}><Text c="dimmed">{t('about.sheetText')}</Text></Section>
    </Page>
  )
}
