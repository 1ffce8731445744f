import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useQuery } from '../../../ui/data/use-query.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { useMay } from '../../../ui/use-session.ts'
import classes from './empty-board.module.css'

const Step = ({ title, text, isDone = false, children }: { readonly title: string; readonly text: string; readonly isDone?: boolean; readonly children?: ReactNode }) => {
  const { t } = useTranslation('receiving')
  return (
    <li className={classes.step}>
      <div className={classes.words}><strong>{title}</strong>{isDone && <StateBadge tone="good">{t('firstSteps.done')}</StateBadge>}<p>{text}</p></div>
      <div className={classes.acts}>{children}</div>
    </li>
  )
}

const Go = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => <Button component={Link} href={href} size="md" variant="default">{children}</Button>

/** The way from a new company to its first delivery, step by step, as far as the person's role may go it. */
const FirstSteps = ({ hasSuppliers, hasProducts }: { readonly hasSuppliers: boolean; readonly hasProducts: boolean }) => {
  const { t } = useTranslation('receiving')
  const may = useMay()
  const mayImport = may('importFiles')
  return (
    <section className={classes.root} aria-label={t('firstSteps.title')}>
      <h2 className={classes.title}>{t('firstSteps.title')}</h2>
      <p className={classes.text}>{mayImport ? t('firstSteps.text') : t('firstSteps.textOther')}</p>
      <ol className={classes.steps}>
        <Step title={t('firstSteps.suppliers')} text={t('firstSteps.suppliersText')} isDone={hasSuppliers}>
          {mayImport && <Go href={hrefs.imports}>{t('firstSteps.import')}</Go>}
          {may('purchase') && <Go href={hrefs.newSupplier}>{t('firstSteps.newSupplier')}</Go>}
        </Step>
        <Step title={t('firstSteps.products')} text={t('firstSteps.productsText')} isDone={hasProducts}>
          {mayImport && <Go href={hrefs.imports}>{t('firstSteps.import')}</Go>}
          {may('keepCatalog') && <Go href={hrefs.newProduct}>{t('firstSteps.newProduct')}</Go>}
        </Step>
        <Step title={t('firstSteps.orders')} text={t('firstSteps.ordersText')}>
          {mayImport && <Go href={hrefs.imports}>{t('firstSteps.import')}</Go>}
          {may('purchase') && <Go href={hrefs.newOrder}>{t('board.newOrder')}</Go>}
        </Step>
      </ol>
    </section>
  )
}

/** The board while nothing is expected: the first steps of a new company, later what would stand here and how it comes. */
export const EmptyBoard = () => {
  const { t } = useTranslation('receiving')
  const may = useMay()
  const suppliers = useQuery('catalog.listSuppliers', { limit: 1 })
  const products = useQuery('catalog.listProducts', { limit: 1 })
  if (suppliers.value === undefined || products.value === undefined) return null
  const hasSuppliers = suppliers.value.rows.length > 0
  const hasProducts = products.value.rows.length > 0
  if (!hasSuppliers || !hasProducts) return <FirstSteps hasSuppliers={hasSuppliers} hasProducts={hasProducts} />
  return <EmptyState title={t('board.empty')} text={t('board.emptyText')} action={may('purchase') ? <Button component={Link} href={hrefs.newOrder}>{t('board.newOrder')}</Button> : undefined} />
}
