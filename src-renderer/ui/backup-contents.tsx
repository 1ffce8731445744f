import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { StateBadge } from './state-badge.tsx'

/** What a backup holds; null when it cannot be read. */
export type Contents = Output<'startup.state'>['backups'][number]['contents']

const knownReasons = ['daily', 'asked', 'before-migration', 'set-up', 'import', 'closing'] as const

/** Whether restoring it would bring nothing back. */
export const isEmptyBackup = (contents: Contents): boolean => contents !== null && contents.products + contents.suppliers + contents.orders + contents.receipts === 0

/** Says why a backup was made; a reason of another version is a plain "kept". */
export function useBackupReason(): (reason: string) => string {
  const { t } = useTranslation()
  return (reason) => t(`backup.reason.${knownReasons.find((one) => one === reason) ?? 'other'}`)
}

/** What a backup holds in numbers, with a mark when that is nothing. */
export const BackupContents = ({ contents }: { readonly contents: Contents }) => {
  const { t } = useTranslation()
  if (contents === null) return <StateBadge tone="stop">{t('backup.unreadable')}</StateBadge>
  if (isEmptyBackup(contents)) return <StateBadge tone="attention">{t('backup.empty')}</StateBadge>
  const { products, suppliers, orders, receipts } = contents
  return <>{t('backup.holds', { products: t('count.products', { count: products }), suppliers: t('count.suppliers', { count: suppliers }), orders: t('count.orders', { count: orders }), receipts: t('count.receipts', { count: receipts }) })}</>
}
