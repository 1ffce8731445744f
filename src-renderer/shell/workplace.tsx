import { Kbd } from '@mantine/core'
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useConnection } from '../api/hooks.ts'
import { KeyLayersContext, useScreenKeys, useVisibleKeys } from '../ui/keys.ts'
import type { ScreenKey } from '../ui/keys.ts'
import { useCurrentPlace } from '../ui/page-store.ts'
import { ScanBackBanner } from '../ui/printing/scan-back-banner.tsx'
import { StateShape } from '../ui/state-badge.tsx'
import { DeviceBanner } from './device-banner.tsx'
import { Header } from './header.tsx'
import { KeysHelp, keyText } from './keys-help.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { Navigation } from './navigation.tsx'
import { Palette } from './palette.tsx'
import { ScanFallback } from './scan-fallback.tsx'
import { Screens } from './screens.tsx'
import { usePaletteActs } from './use-palette-acts.ts'
import classes from './workplace.module.css'

const ConnectionBanner = () => {
  const { t } = useTranslation('shell')
  const { state } = useConnection()
  return state === 'lost' ? <div className={classes.banner} role="alert"><StateShape tone="attention" /> {t('connection.lost')}</div> : null
}

/** The line at the foot of a wide window: the keys that work everywhere and those of the screen that are worth showing. */
const KeyLine = () => {
  const { t } = useTranslation('shell')
  const hints = useVisibleKeys().filter(({ hint, disabled }) => hint === true && disabled !== true)
  const all = [{ combination: 'Ctrl+K', label: t('keys.palette') }, { combination: 'F1', label: t('header.keys') }, ...hints]
  return <footer className={classes.foot}>{all.map(({ combination, label }) => <span key={combination} className={classes.hint}><Kbd translate="no">{keyText(combination)}</Kbd> {label}</span>)}</footer>
}

/** Everything of a person at work: bar, screens, keys, palette, and what happens to scans nobody waits for. */
export const Workplace = () => {
  const { t } = useTranslation('shell')
  const [location, navigate] = useLocation()
  const place = useCurrentPlace()
  const layers = useContext(KeyLayersContext)
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState<readonly ScreenKey[] | null>(null)
  const main = useRef<HTMLElement>(null)
  const showKeys = useCallback(() => {
    setPalette(false)
    setHelp(layers.visible())
  }, [layers])
  const acts = usePaletteActs(showKeys)
  const parent = place?.parent?.href
  useScreenKeys([
    { combination: 'Ctrl+k', label: t('keys.palette'), run: () => setPalette(true) },
    { combination: 'F1', label: t('keys.help'), run: showKeys },
    { combination: 'Escape', label: t('keys.back'), ...(parent === undefined ? {} : { run: () => navigate(parent) }) }
  ], { level: 'app' })
  // A new screen begins at its top, and the keyboard works in it at once.
  useEffect(() => {
    main.current?.scrollTo({ top: 0 })
    if (document.activeElement === null || document.activeElement === document.body || !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [location])
  return (
    <div className={classes.root}>
      <a className={classes.skip} href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus() }}>{t('nav.skip')}</a>
      <Header onFind={() => setPalette(true)} onKeys={showKeys} />
      <div className={classes.banners}><ConnectionBanner /><ScanBackBanner /><DeviceBanner /></div>
      <div className={classes.middle}>
        <Navigation />
        <main ref={main} id="main" tabIndex={-1} className={classes.main} aria-label={place?.title}><Screens /></main>
      </div>
      <KeyLine />
      <ScanFallback />
      <LeaveDialog />
      {palette && <Palette acts={acts} onClose={() => setPalette(false)} />}
      {help !== null && <KeysHelp keys={help} onClose={() => setHelp(null)} />}
    </div>
  )
}
