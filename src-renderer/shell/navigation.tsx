import { Drawer, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useScreenKeys } from '../ui/keys.ts'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { useMay } from '../ui/use-session.ts'
import type { NavItem } from './nav-items.ts'
import { navItems } from './nav-items.ts'
import classes from './navigation.module.css'

const isAt = (location: string, href: string): boolean => location === href || location.startsWith(`${href}/`) || (href === '/receiving' && location === '/')

const Item = ({ item, labelled, onGo }: { readonly item: NavItem; readonly labelled: boolean; readonly onGo?: () => void }) => {
  const { t } = useTranslation('shell')
  const [location] = useLocation()
  const active = isAt(location, item.href)
  const label = t(`nav.${item.key}`)
  return (
    <Tooltip label={label} position="right" disabled={labelled}>
      <Link href={item.href} className={classes.item} aria-current={active ? 'page' : undefined} aria-label={labelled ? undefined : label} onClick={onGo}>
        <item.icon size={20} stroke={1.8} aria-hidden />
        {labelled && <span className={classes.label}>{label}</span>}
      </Link>
    </Tooltip>
  )
}

const Rest = ({ items, onClose }: { readonly items: readonly NavItem[]; readonly onClose: () => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  useScreenKeys([{ combination: 'Escape', label: t('common:action.close'), run: onClose }], { level: 'dialog' })
  useReturnFocus()
  return (
    <Drawer opened onClose={onClose} position="bottom" size="auto" title={t('nav.more')} closeOnEscape={false} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <nav className={classes.rest} aria-label={t('nav.more')}>{items.map((item) => <Item key={item.key} item={item} labelled onGo={onClose} />)}</nav>
    </Drawer>
  )
}

/** The screens: with names on wide windows, as signs on narrow ones, and on a phone four at the foot with the others behind a button. */
export const Navigation = () => {
  const { t } = useTranslation('shell')
  const may = useMay()
  const [location] = useLocation()
  const isPhone = useMediaQuery('(max-width: 599px)', false, { getInitialValueInEffect: false })
  const isWide = useMediaQuery('(min-width: 1100px)', false, { getInitialValueInEffect: false })
  const [showsRest, setShowsRest] = useState(false)
  const items = navItems.filter((item) => may(item.right))
  if (!isPhone) return <nav className={classes.side} data-wide={isWide || undefined} aria-label={t('nav.label')}>{items.map((item) => <Item key={item.key} item={item} labelled={isWide} />)}</nav>
  const rest = items.filter((item) => !item.onPhone)
  return (
    <nav className={classes.foot} aria-label={t('nav.label')}>
      {items.filter((item) => item.onPhone).map((item) => <Item key={item.key} item={item} labelled />)}
      <button type="button" className={classes.item} aria-expanded={showsRest} data-active={rest.some((item) => isAt(location, item.href)) || undefined} onClick={() => setShowsRest(true)}>
        <IconDots size={20} stroke={1.8} aria-hidden /><span className={classes.label}>{t('nav.more')}</span>
      </button>
      {showsRest && <Rest items={rest} onClose={() => setShowsRest(false)} />}
    </nav>
  )
}
