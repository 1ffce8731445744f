import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '#shared/api/index.ts'
import { useScanner } from '../scanner/use-scanner.ts'
import { useQuery } from '../ui/data/use-query.ts'
import { hrefOfHit } from '../ui/hrefs.ts'
import { useScreenKeys } from '../ui/keys.ts'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import classes from './palette.module.css'
import type { PaletteAct } from './use-palette-acts.ts'

type Hit = Output<'system.find'>['hits'][number]
type Entry = { readonly key: string; readonly group: 'found' | 'act' | 'goTo'; readonly label: string; readonly detail: string; readonly run: () => void }

const settleMs = 120
const shownActs = 24

const matches = (label: string, text: string): boolean => text.split(/\s+/).every((word) => label.toLocaleLowerCase().includes(word.toLocaleLowerCase()))

const useEntries = (text: string, scanned: { readonly raw: string; readonly aim?: string } | null, acts: readonly PaletteAct[], onDone: () => void): { readonly entries: readonly Entry[]; readonly searching: boolean } => {
  const { t } = useTranslation('shell')
  const [, navigate] = useLocation()
  const [settled] = useDebouncedValue(text.trim(), settleMs)
  const input = scanned !== null ? { text: scanned.raw, ...(scanned.aim === undefined ? {} : { aim: scanned.aim }) } : settled.length < 2 ? null : { text: settled }
  const { value, isLoading, isStale } = useQuery('system.find', input, { keepWhileChanging: true })
  const hits = input === null ? [] : (value?.hits ?? [])
  const entries = ((): readonly Entry[] => {
    const found = hits.map((hit: Hit): Entry => ({ key: `${hit.kind}${hit.id}`, group: 'found', label: hit.label, detail: [t(`palette.kind.${hit.kind}`), hit.detail].filter((one) => one !== '').join(' · '), run: () => navigate(hrefOfHit(hit)) }))
    const fitting = acts.filter((act) => matches(act.label, text.trim())).slice(0, shownActs).map((act): Entry => ({ key: act.key, group: act.group, label: act.label, detail: act.keys ?? '', run: act.run }))
    const exact = hits[0]?.exact ?? false
    return exact ? [...found, ...fitting] : [...fitting, ...found]
  })()
  return { entries: entries.map((entry) => ({ ...entry, run: () => { onDone(); entry.run() } })), searching: isLoading || isStale || (settled !== text.trim() && scanned === null) }
}

/** Ctrl+K: one line that finds by any code or name, goes to any screen and does any act. A scan into it finds too. */
export const Palette = ({ acts, onClose }: { readonly acts: readonly PaletteAct[]; readonly onClose: () => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  useReturnFocus()
  const listId = useId()
  const [text, setText] = useState('')
  const [scanned, setScanned] = useState<{ readonly raw: string; readonly aim?: string } | null>(null)
  const [picked, setPicked] = useState(0)
  const { entries, searching } = useEntries(text, scanned, acts, onClose)
  const active = Math.min(picked, entries.length - 1)
  useScanner(({ raw, aim }) => {
    setScanned({ raw, ...(aim === undefined ? {} : { aim }) })
    setText('')
    setPicked(0)
  }, { level: 'dialog' })
  useScreenKeys([{ combination: 'Escape', label: t('common:action.close'), run: onClose }], { level: 'dialog' })
  // Enter came before the answer: the first entry is taken as soon as it is there.
  const [takesFirst, setTakesFirst] = useState(false)
  const takeFirst = useEffectEvent(() => {
    setTakesFirst(false)
    entries[0]?.run()
  })
  useEffect(() => {
    if (takesFirst && !searching) takeFirst()
  }, [takesFirst, searching])
  const groups = (['found', 'act', 'goTo'] as const).filter((group) => entries.some((entry) => entry.group === group)).sort((one, other) => entries.findIndex((entry) => entry.group === one) - entries.findIndex((entry) => entry.group === other))
  const titles = { found: t('palette.found'), act: t('palette.act'), goTo: t('palette.goTo') }
  return (
    <Modal.Root opened onClose={onClose} closeOnEscape={false} transitionProps={{ duration: 0 }} yOffset="10vh" centered={false} size="lg" padding={0}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
      <TextInput data-autofocus autoFocus size="lg" variant="unstyled" className={classes.field} leftSection={<IconSearch size={20} />} placeholder={scanned === null ? t('palette.placeholder') : t('scan.scanned', { raw: scanned.raw })} value={text}
        role="combobox" aria-expanded aria-controls={listId} aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined} aria-label={t('palette.title')}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setScanned(null)
          setPicked(0)
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (step !== undefined && entries.length > 0) setPicked((active + step + entries.length) % entries.length)
          else if (event.key === 'Enter' && searching) setTakesFirst(true)
          else if (event.key === 'Enter') entries[active]?.run()
          else return
          event.preventDefault()
        }} />
      <div id={listId} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {groups.map((group) => (
          <div role="group" key={group} aria-label={titles[group]}>
            <div className={classes.group} aria-hidden>{titles[group]}</div>
            {entries.map((entry, index) => entry.group !== group ? null : (
              <div role="option" key={entry.key} id={`${listId}-${index}`} aria-selected={index === active} className={classes.entry} ref={index === active ? (node) => void node?.scrollIntoView({ block: 'nearest' }) : undefined} onClick={entry.run} onPointerMove={() => setPicked(index)}>
                <span className={classes.label}>{entry.label}</span><span className={classes.detail}>{entry.detail}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className={classes.nothing} role="status">{searching ? t('palette.searching') : t('palette.nothing', { text: scanned?.raw ?? text })} {!searching && t('palette.nothingText')}</p>}
      <p className={classes.hint}>{t('palette.hint')}</p>
      </Modal.Content>
    </Modal.Root>
  )
}
