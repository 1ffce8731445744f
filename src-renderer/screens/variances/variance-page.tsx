import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../ui/data/use-query.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { Page, Section } from '../../ui/page.tsx'
import { PhotoView } from '../../ui/photo-view.tsx'
import { RecordState } from '../../ui/record-state.tsx'
import { TrailButton } from '../../ui/trail.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useMay } from '../../ui/use-session.ts'
import { VarianceKindBadge } from '../../ui/variance-kind.tsx'
import type { VarianceAct } from './variance-acts.tsx'
import { FurtherActs, VarianceActDialog } from './variance-acts.tsx'
import { Settlements, VarianceFigures, VarianceStateBadge, VarianceValues } from './variance-detail.tsx'

/** A difference: what was found, with photos, what is claimed, and how it is settled. */
export const VariancePage = ({ varianceId }: { readonly varianceId: number }) => {
  const { t } = useTranslation(['variances', 'common'])
  const may = useMay()
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('variances.view', { varianceId })
  const [act, setAct] = useState<VarianceAct | null>(null)
  const parent = { title: t('list.title'), href: hrefs.variances }
  if (value === undefined) return <RecordState place={{ title: '', parent }} problem={failure === undefined ? undefined : describe('variances.view', failure)} onRetry={refetch} />
  const { variance, settlements } = value
  const mayAct = variance.state === 'open' && may('resolveVariance')
  return (
    <Page title={t('page.title', { kind: t(`common:varianceKind.${variance.kind}`), product: variance.productCode === '' ? variance.productName : variance.productCode })} parent={parent} main={mayAct ? { label: t('page.settle'), icon: <IconCheck size={16} />, run: () => setAct('settle') } : undefined}
      headline={<><VarianceKindBadge kind={variance.kind} /><VarianceStateBadge variance={variance} /><VarianceFigures variance={variance} /></>} actions={<><TrailButton entity="variance" entityId={variance.id} />{mayAct && <FurtherActs variance={variance} onAct={setAct} />}</>}>
      <Section title={t('page.details')}><VarianceValues variance={variance} /></Section>
      {variance.photoIds.length > 0 && <Section title={t('page.photos')}><PhotoView photoIds={variance.photoIds} /></Section>}
      <Section title={t('page.settlements')} flush><Settlements settlements={settlements} baseUnit={variance.baseUnit} /></Section>
      {act !== null && <VarianceActDialog act={act} view={value} onClose={() => setAct(null)} />}
    </Page>
  )
}
