import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Switch, useLocation } from 'wouter'
import { deviceRoutes } from '../screens/devices/routes.tsx'
import { importRoutes } from '../screens/imports/routes.tsx'
import { labelRoutes } from '../screens/labels/routes.tsx'
import { orderRoutes } from '../screens/orders/routes.tsx'
import { peopleRoutes } from '../screens/people/routes.tsx'
import { productRoutes } from '../screens/products/routes.tsx'
import { receiptRoutes } from '../screens/receipts/routes.tsx'
import { receivingRoutes } from '../screens/receiving/routes.tsx'
import { settingsRoutes } from '../screens/settings/routes.tsx'
import { supplierRoutes } from '../screens/suppliers/routes.tsx'
import { varianceRoutes } from '../screens/variances/routes.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Allowed } from '../ui/allowed.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { hrefs } from '../ui/hrefs.ts'
import { Page } from '../ui/page.tsx'
import type { ScreenRoute } from '../ui/screen-route.ts'

const routes: readonly ScreenRoute[] = [...receivingRoutes, ...orderRoutes, ...productRoutes, ...supplierRoutes, ...varianceRoutes, ...receiptRoutes, ...labelRoutes, ...importRoutes, ...deviceRoutes, ...peopleRoutes, ...settingsRoutes]

const Missing = () => {
  const { t } = useTranslation('shell')
  const [, navigate] = useLocation()
  return <Page title={t('fault.missingTitle')}><EmptyState title={t('fault.missingTitle')} text={t('fault.missingText')} action={<Button onClick={() => navigate(hrefs.receiving)}>{t('fault.home')}</Button>} /></Page>
}

const Broken = ({ faultId, retry }: { readonly faultId: string; readonly retry: () => void }) => {
  const { t } = useTranslation('shell')
  const [, navigate] = useLocation()
  return <EmptyState tone="stop" title={t('fault.title')} text={t('fault.text', { id: faultId })} action={<Group><Button onClick={retry}>{t('fault.again')}</Button><Button variant="default" onClick={() => navigate(hrefs.receiving)}>{t('fault.home')}</Button></Group>} />
}

/** The screen of the address; one that breaks leaves the rest of the window standing. */
export const Screens = (): ReactNode => {
  const [location] = useLocation()
  return (
    <ErrorBoundary resetKey={location} onError={(faultId, error, stack) => console.error(`fault ${faultId}`, error, stack)} fallback={(faultId, retry) => <Broken faultId={faultId} retry={retry} />}>
      <Switch>
        {routes.map(({ path, needs, render }) => (
          <Route key={path} path={path}>{(params) => (needs === undefined ? render(params as Readonly<Record<string, string>>) : <Allowed needs={needs}>{render(params as Readonly<Record<string, string>>)}</Allowed>)}</Route>
        ))}
        <Route><Missing /></Route>
      </Switch>
    </ErrorBoundary>
  )
}
