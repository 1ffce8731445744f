import { Button, Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty-state.tsx'
import { Page } from './page.tsx'
import type { Place } from './page-store.ts'
import { useDelayed } from './use-delayed.ts'

/** A record page while its record is on the way, or with the reason why it is not there. */
export const RecordState = ({ place, problem, onRetry }: { readonly place: Place; readonly problem: string | undefined; readonly onRetry: () => void }): ReactNode => {
  const { t } = useTranslation()
  const showsSkeleton = useDelayed(problem === undefined)
  return (
    <Page {...place}>
      {problem === undefined ? showsSkeleton && <Stack aria-hidden>{[48, 160, 240].map((height) => <Skeleton key={height} height={height} />)}</Stack>
        : <EmptyState tone="stop" title={problem} text="" action={<Button onClick={onRetry}>{t('action.retry')}</Button>} />}
    </Page>
  )
}
