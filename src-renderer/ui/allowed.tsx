import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ProcedureName } from '#shared/api/index.ts'
import { EmptyState } from './empty-state.tsx'
import { hrefs } from './hrefs.ts'
import { Page } from './page.tsx'
import { rolesFor, useSession } from './use-session.ts'

/** The screen above an address: `/products/5/edit` lies below `/products/5`, a list below the first screen. */
const above = (location: string): string => {
  const parts = location.split('/').slice(0, -1).join('/')
  return parts === '' ? hrefs.receiving : parts
}

/** Shows a screen to whoever may call the procedure it is for; anybody else is told who may, with a way back. */
export const Allowed = ({ needs, children }: { readonly needs: ProcedureName; readonly children: ReactNode }) => {
  const { t } = useTranslation()
  const [location, navigate] = useLocation()
  const { operator } = useSession()
  const allowed = rolesFor(needs)
  if (allowed.includes(operator.role)) return children
  const text = t('mayNot.text', { name: operator.name, role: t(`role.${operator.role}`), roles: allowed.map((role) => t(`role.${role}`)) })
  return (
    <Page title={t('mayNot.title')}>
      <EmptyState tone="stop" title={t('mayNot.title')} text={text} action={<Button onClick={() => navigate(above(location))}>{t('mayNot.back')}</Button>} />
    </Page>
  )
}
