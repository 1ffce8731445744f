import { Button, Group, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useQuery } from '../../ui/data/use-query.ts'
import { Glance, GlancePart } from '../../ui/glance.tsx'
import { hrefs } from '../../ui/hrefs.ts'
import { PhotoView } from '../../ui/photo-view.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import { useMay } from '../../ui/use-session.ts'
import { VarianceKindBadge } from '../../ui/variance-kind.tsx'
import type { VarianceAct } from './variance-acts.tsx'
import { VarianceActDialog } from './variance-acts.tsx'
import { Settlements, VarianceFigures, VarianceValues } from './variance-detail.tsx'

const settleMs = 80

/** A difference beside the register, to be settled there. */
export const VarianceGlance = ({ varianceId }: { readonly varianceId: number }) => {
  const { t } = useTranslation('variances')
  const may = useMay()
  const [settledId] = useDebouncedValue(varianceId, settleMs)
  const { value, isLoading } = useQuery('variances.view', { varianceId: settledId }, { keepWhileChanging: true })
  const [act, setAct] = useState<VarianceAct | null>(null)
  const showsSkeleton = useDelayed(isLoading && value === undefined)
  if (value === undefined) return showsSkeleton ? <Skeleton height={240} /> : null
  const { variance, settlements } = value
  const mayAct = variance.state === 'open' && may('resolveVariance')
  return (
    <Glance title={variance.productName} code={variance.productCode} badge={<VarianceKindBadge kind={variance.kind} />} figures={<VarianceFigures variance={variance} />}
      actions={<Group>{mayAct && <Button onClick={() => setAct('settle')}>{t('page.settle')}</Button>}{mayAct && <Button variant="default" onClick={() => setAct('claim')}>{t('page.claim')}</Button>}<Button component={Link} href={hrefs.variance(variance.id)} variant="default">{t('page.open')}</Button></Group>}>
      {variance.photoIds.length > 0 && <GlancePart title={t('page.photos')} padded><PhotoView photoIds={variance.photoIds} /></GlancePart>}
      <GlancePart title={t('page.details')} padded><VarianceValues variance={variance} /></GlancePart>
      <GlancePart title={t('page.settlements')}><Settlements settlements={settlements} baseUnit={variance.baseUnit} /></GlancePart>
      {act !== null && <VarianceActDialog act={act} view={value} onClose={() => setAct(null)} />}
    </Glance>
  )
}
