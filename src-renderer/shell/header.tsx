import { Menu, Popover, Slider, Switch, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconDoorExit, IconKeyboard, IconMapPin, IconMoon, IconPrinter, IconSearch, IconSun, IconUserCircle, IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useConnection } from '../api/hooks.ts'
import { hrefs } from '../ui/hrefs.ts'
import { useCurrentPlace } from '../ui/page-store.ts'
import { useOpenJobs } from '../ui/printing/use-open-jobs.ts'
import { StateShape } from '../ui/state-badge.tsx'
import { useSession } from '../ui/use-session.ts'
import { useSounds, useSoundState } from '../ui/use-sounds.ts'
import classes from './header.module.css'
import { StationDialog, otherNamed, useStationName } from './station-name.tsx'

/** A longer title is set smaller, on two lines. */
const longTitle = 22

const SoundButton = () => {
  const { t } = useTranslation('shell')
  const sounds = useSounds()
  const { volume, muted } = useSoundState()
  const [open, setOpen] = useState(false)
  const silent = muted || volume === 0
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.icon} aria-label={silent ? t('header.muted') : t('header.soundOn')} onClick={() => setOpen((now) => !now)}>{silent ? <IconVolumeOff size={20} /> : <IconVolume size={20} />}</button>
      </Popover.Target>
      <Popover.Dropdown className={classes.sound}>
        <Switch checked={!muted} label={t('header.sound')} onChange={(event) => sounds.setMuted(!event.currentTarget.checked)} />
        <Slider value={Math.round(volume * 100)} label={null} thumbLabel={t('header.volume')} disabled={muted} onChange={(value) => sounds.setVolume(value / 100)} onChangeEnd={() => sounds.play('good')} />
        <div className={classes.tries}>
          {(['good', 'attention', 'stop'] as const).map((sound) => (
            <button type="button" key={sound} className={classes.try} data-tone={sound} onClick={() => sounds.play(sound)}><StateShape tone={sound} />{t(`header.${({ good: 'tryGood', attention: 'tryAttention', stop: 'tryStop' } as const)[sound]}`)}</button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const ThemeMenu = () => {
  const { t } = useTranslation('shell')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Sign = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }[colorScheme]
  return (
    <Menu position="bottom-end">
      <Menu.Target><button type="button" className={classes.icon} data-from="tablet" aria-label={t('header.theme')}><Sign size={20} /></button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSun size={16} />} onClick={() => setColorScheme('light')}>{t('header.light')}</Menu.Item>
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => setColorScheme('dark')}>{t('header.dark')}</Menu.Item>
        <Menu.Item leftSection={<IconDeviceDesktop size={16} />} onClick={() => setColorScheme('auto')}>{t('header.auto')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const PersonMenu = ({ station, isTwice, onStation, onKeys }: { readonly station: string; readonly isTwice: boolean; readonly onStation: () => void; readonly onKeys: () => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  const { operator, signOut } = useSession()
  const { toggleColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={classes.person} aria-label={t('header.person', { name: operator.name, role: t(`common:role.${operator.role}`) })}><IconUserCircle size={20} aria-hidden /><span className={classes.personName} translate="no">{operator.name}</span></button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('header.person', { name: operator.name, role: t(`common:role.${operator.role}`) })}</Menu.Label>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>{t('header.keys')}</Menu.Item>
        <Menu.Item leftSection={<IconMapPin size={16} />} className={classes.onPhone} onClick={onStation}>{t(isTwice ? 'header.stationTwice' : 'header.station', { name: station })}</Menu.Item>
        <Menu.Item leftSection={<IconMoon size={16} />} className={classes.onPhone} onClick={toggleColorScheme}>{t('header.theme')}</Menu.Item>
        <Menu.Item leftSection={<IconDoorExit size={16} />} onClick={signOut}>{t('header.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const ConnectionPill = () => {
  const { t } = useTranslation('shell')
  const { state } = useConnection()
  const words = { connecting: t('header.connecting'), connected: t('header.connected'), lost: t('header.offline') }[state]
  return <span className={classes.pill} data-tone={state === 'connected' ? 'good' : 'attention'}><StateShape tone={state === 'connected' ? 'good' : 'attention'} size={12} /><span className={classes.pillText}>{words}</span></span>
}

/** Print jobs that need somebody, from every screen; nothing while there are none. */
const PrintPill = () => {
  const { t } = useTranslation('labels')
  const { asking } = useOpenJobs()
  if (asking === 0) return null
  const words = t('queue.asking', { count: asking })
  return <Link href={hrefs.printQueue} className={classes.pill} data-tone="attention" aria-label={words} title={words}><StateShape tone="attention" size={12} /><IconPrinter size={16} aria-hidden /><span translate="no">{asking}</span></Link>
}

/** The top bar: where the person is, one way to find anything, how the station stands, and who is here. */
export const Header = ({ onFind, onKeys }: { readonly onFind: () => void; readonly onKeys: () => void }) => {
  const { t } = useTranslation('shell')
  const { company } = useSession()
  const place = useCurrentPlace()
  const { name: station, setName: setStation, others } = useStationName()
  const isTwice = otherNamed(station, others) !== undefined
  const [names, setNames] = useState(false)
  return (
    <header className={classes.root} aria-label={t('header.label')}>
      <Link href="/receiving" className={classes.brand} translate="no">Dockside</Link>
      <div className={classes.place}>
        {place?.parent !== undefined && <><Link href={place.parent.href} className={classes.parent}>{place.parent.title}</Link><span className={classes.parent} aria-hidden>·</span></>}
        <h1 className={classes.title} data-long={(place?.title.length ?? 0) > longTitle || undefined}>{place?.title}</h1>
      </div>
      <button type="button" className={classes.find} onClick={onFind} aria-keyshortcuts="Control+K"><IconSearch size={16} aria-hidden /><span className={classes.findText}>{t('header.find')}</span><kbd className={classes.findKeys} translate="no" aria-hidden>Ctrl K</kbd></button>
      {company.demo && <span className={classes.pill} data-from="wide">{t('header.demo')}</span>}
      <PrintPill />
      <ConnectionPill />
      <button type="button" className={classes.pill} data-from="tablet" data-tone={isTwice ? 'attention' : undefined} aria-label={isTwice ? t('header.stationTwice', { name: station }) : undefined} onClick={() => setNames(true)}>{isTwice && <StateShape tone="attention" size={12} />}{t('header.station', { name: station })}</button>
      <SoundButton />
      <ThemeMenu />
      <PersonMenu station={station} isTwice={isTwice} onStation={() => setNames(true)} onKeys={onKeys} />
      {names && <StationDialog name={station} others={others} onName={setStation} onClose={() => setNames(false)} />}
    </header>
  )
}
