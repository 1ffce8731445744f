import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Scan } from '../../../scanner/scan-hub.ts'
import { useScanner, useScannerServices } from '../../../scanner/use-scanner.ts'
import { DensityProvider } from '../../../ui/density.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { Page } from '../../../ui/page.tsx'
import { useDelayed } from '../../../ui/use-delayed.ts'
import { useDescribeFailure } from '../../../ui/use-describe-failure.ts'
import { CountingScreen } from './counting-screen.tsx'
import { EndedDelivery } from './ended-delivery.tsx'
import { useDelivery } from './use-delivery.ts'

/** Holds scans that come before the delivery is there, and hands them to its screen then, in order: who opens a delivery and scans at once is never led elsewhere. */
function useEarlyScans(isThere: boolean): void {
  const { hub } = useScannerServices()
  const early = useRef<Scan[]>([])
  useScanner((scan) => void early.current.push(scan), { active: !isThere })
  useEffect(() => {
    if (isThere) for (const scan of early.current.splice(0)) void hub.deliver(scan)
  }, [isThere, hub])
}

/** One delivery: counted while it is open, read when it has ended. */
export const DeliveryPage = ({ deliveryId }: { readonly deliveryId: number }) => {
  const { t } = useTranslation(['receiving', 'common'])
  const [, navigate] = useLocation()
  const describe = useDescribeFailure()
  const followed = useDelivery(deliveryId)
  const { delivery, failure } = followed
  useEarlyScans(delivery !== null || failure !== null)
  const isSlow = useDelayed(delivery === null && failure === null)
  const parent = { title: t('board.title'), href: hrefs.receiving }
  if (delivery === null && failure !== null) return <Page title="" parent={parent}><EmptyState tone="stop" title={t('common:list.failed')} text={describe('receiving.viewDelivery', failure)} action={<Button onClick={() => navigate(hrefs.receiving)}>{t('board.title')}</Button>} /></Page>
  if (delivery === null) return <Page title="" parent={parent}>{isSlow ? t('common:list.loading') : null}</Page>
  const isOpen = delivery.state === 'counting' || delivery.state === 'parked' || delivery.state === 'announced'
  return isOpen ? <DensityProvider density="dock"><CountingScreen delivery={delivery} followed={followed} /></DensityProvider> : <EndedDelivery delivery={delivery} />
}
