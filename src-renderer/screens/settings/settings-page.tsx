import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Allowed } from '../../ui/allowed.tsx'
import { useMay } from '../../ui/use-session.ts'
import { BackupsTab } from './backups-tab.tsx'
import { CodesTab } from './codes-tab.tsx'
import { CompanyTab } from './company-tab.tsx'
import { LabelsTab } from './labels-tab.tsx'
import { ReceivingTab } from './receiving-tab.tsx'
import { ScannerTab } from './scanner-tab.tsx'
import { TrailTab } from './trail-tab.tsx'

const tabs = ['company', 'receiving', 'codes', 'labels', 'scanner', 'backups', 'trail'] as const
type Tab = (typeof tabs)[number]
const forAdministrators: readonly Tab[] = ['backups']

/** The parts of the settings as a line of choices; each part has an address of its own. */
const SettingsParts = ({ tab }: { readonly tab: Tab }) => {
  const { t } = useTranslation('settings')
  const [, navigate] = useLocation()
  const may = useMay()
  const shown = tabs.filter((one) => !forAdministrators.includes(one) || may('administer'))
  return <SegmentedControl aria-label={t('sections')} value={tab} data={shown.map((one) => ({ value: one, label: t(`tab.${one}`) }))} onChange={(next) => navigate(`/settings/${next}`)} style={{ maxWidth: '100%', overflowX: 'auto' }} />
}

/** What the company decided, and how this station is set up. */
export const SettingsPage = ({ tab }: { readonly tab: string }) => {
  const chosen = tabs.find((one) => one === tab) ?? 'company'
  const parts = <SettingsParts tab={chosen} />
  if (chosen === 'receiving') return <ReceivingTab parts={parts} />
  if (chosen === 'codes') return <CodesTab parts={parts} />
  if (chosen === 'labels') return <LabelsTab parts={parts} />
  if (chosen === 'scanner') return <ScannerTab parts={parts} />
  if (chosen === 'backups') return <Allowed needs="system.listBackups"><BackupsTab parts={parts} /></Allowed>
  return chosen === 'trail' ? <TrailTab parts={parts} /> : <CompanyTab parts={parts} />
}
