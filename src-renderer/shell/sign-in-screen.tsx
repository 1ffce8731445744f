import { Button, Text, TextInput } from '@mantine/core'
import { IconArrowLeft, IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useClient, useCommand } from '../api/hooks.ts'
import { useScanner } from '../scanner/use-scanner.ts'
import { nowMs, useNowMs } from '../ui/clock.ts'
import { useScreenKeys } from '../ui/keys.ts'
import { usePlace } from '../ui/page-store.ts'
import { StateShape } from '../ui/state-badge.tsx'
import { useDescribeFailure } from '../ui/use-describe-failure.ts'
import { useSounds } from '../ui/use-sounds.ts'
import { useToast } from '../ui/use-toast.ts'
import { PinPad } from './pin-pad.tsx'
import classes from './sign-in-screen.module.css'
import { useStationName } from './station-name.tsx'

type Company = Output<'session.state'>
type Person = Company['operators'][number]
/** What signing in gives. */
export type SignedIn = Output<'session.signIn'>

const initialsOf = (name: string): string => name.split(/\s+/).map((word) => word.charAt(0)).slice(0, 2).join('').toUpperCase()

/** From so many names on one is found by typing. */
const many = 9

const holds = (name: string, words: string): boolean => words.toLocaleLowerCase().split(/\s+/).every((word) => name.toLocaleLowerCase().includes(word))

const Tile = ({ person, autoFocus, onPick }: { readonly person: Person; readonly autoFocus: boolean; readonly onPick: (person: Person) => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  return (
    <button type="button" className={classes.tile} autoFocus={autoFocus} onClick={() => onPick(person)}>
      <span className={classes.initials} aria-hidden translate="no">{initialsOf(person.name)}</span>
      <span className={classes.who}>
        <span className={classes.name} translate="no">{person.name}</span>
        <span className={classes.role}>{t(`common:role.${person.role}`)}{person.demoPin !== undefined && ` · ${t('signIn.demoPin', { pin: person.demoPin })}`}</span>
      </span>
    </button>
  )
}

/** Names as large tiles; the arrows go from one to the next. Of many, typing leaves those that hold what was typed, and Enter takes the only or first one. */
const Names = ({ people, onPick }: { readonly people: readonly Person[]; readonly onPick: (person: Person) => void }) => {
  const { t } = useTranslation('shell')
  const [words, setWords] = useState('')
  const tiles = useRef<HTMLDivElement>(null)
  const isMany = people.length >= many
  const shown = people.filter(({ name }) => holds(name, words.trim()))
  return (
    <>
      {isMany && (
        <TextInput size="lg" mb="md" role="searchbox" autoFocus aria-label={t('signIn.find')} placeholder={t('signIn.find')} value={words} leftSection={<IconSearch size={20} aria-hidden />} onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = shown
            if (event.key === 'Escape') setWords('')
            else if (event.key === 'ArrowDown') tiles.current?.querySelector('button')?.focus()
            else if (event.key === 'Enter' && words.trim() !== '' && first !== undefined) onPick(first)
            else return
            event.preventDefault()
          }} />
      )}
      <div ref={tiles} className={classes.tiles} onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
        if (step === undefined) return
        const buttons = [...event.currentTarget.querySelectorAll('button')]
        event.preventDefault()
        buttons.at((buttons.indexOf(document.activeElement as HTMLButtonElement) + step) % buttons.length)?.focus()
      }}>
        {shown.map((person, index) => <Tile key={person.id} person={person} autoFocus={!isMany && index === 0} onPick={onPick} />)}
      </div>
      {shown.length === 0 && <Text role="status">{t('signIn.noName', { text: words.trim() })}</Text>}
    </>
  )
}

const Pin = ({ person, canGoBack, onBack, onSignedIn }: { readonly person: Person; readonly canGoBack: boolean; readonly onBack: () => void; readonly onSignedIn: (signedIn: SignedIn) => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  const client = useClient()
  const { run: signIn, isRunning: busy } = useCommand('session.signIn')
  const describe = useDescribeFailure()
  const sounds = useSounds()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string>()
  const [lockedUntilMs, setLockedUntilMs] = useState(0)
  const lockedSeconds = Math.max(0, Math.ceil((lockedUntilMs - useNowMs(1000)) / 1000))
  useScreenKeys(canGoBack ? [{ combination: 'Escape', label: t('signIn.back'), run: onBack }] : [])
  const submit = async (): Promise<void> => {
    if (pin.length < 4 || busy || lockedSeconds > 0) return
    const first = await signIn({ operatorId: person.id, pin, device: client.device() })
    // The last try locks the name; asking once more without a PIN says for how long.
    const isLocked = !first.ok && first.failure.code === 'wrong-pin' && first.failure.triesLeft === 0
    const reply = isLocked ? await signIn({ operatorId: person.id, pin: '' }) : first
    setPin('')
    if (reply.ok) return onSignedIn(reply.value)
    sounds.play('stop')
    if (reply.failure.code === 'locked-out') setLockedUntilMs(nowMs() + reply.failure.retryAfterSeconds * 1000)
    setProblem(describe('session.signIn', reply.failure))
  }
  const message = lockedSeconds > 0 ? t('signIn.locked', { seconds: lockedSeconds }) : problem
  return (
    <div className={classes.pin}>
      <PinPad pin={pin} onChange={(next) => { setPin(next); setProblem(undefined) }} onEnter={() => void submit()} label={t('signIn.pinOf', { name: person.name })} enterLabel={t('signIn.enter')} disabled={busy || lockedSeconds > 0} />
      <p className={classes.message} role="alert">{message !== undefined && <><StateShape tone="stop" /> {message}</>}</p>
      {person.demoPin !== undefined && <Text c="dimmed">{t('signIn.demoPin', { pin: person.demoPin })}</Text>}
      {canGoBack && <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={onBack}>{t('signIn.back')}</Button>}
    </div>
  )
}

/** Who is here: names as large tiles, then the PIN. A scan does nothing here and says so. */
export const SignInScreen = ({ company, onSignedIn }: { readonly company: Company; readonly onSignedIn: (signedIn: SignedIn) => void }) => {
  const { t } = useTranslation('shell')
  const sounds = useSounds()
  const toast = useToast()
  const only = company.operators.length === 1 ? (company.operators[0] ?? null) : null
  const [person, setPerson] = useState<Person | null>(only)
  usePlace({ title: t('signIn.title') })
  // A device without a name gets one before anything is done under it.
  useStationName()
  useScanner(() => {
    sounds.play('attention')
    toast.attention(t('scan.signInFirst'))
  })
  return (
    <main className={classes.root} id="main" tabIndex={-1}>
      <div className={classes.card} data-narrow={person !== null || undefined}>
        <p className={classes.company} translate="no">{company.companyName}</p>
        {person === null ? (
          <>
            <h1 className={classes.title}>{t('signIn.title')}</h1>
            {company.operators.length === 0 ? <Text>{t('signIn.nobody')}</Text> : <Names people={company.operators} onPick={setPerson} />}
          </>
        ) : <><h1 className={classes.hidden}>{t('signIn.title')}</h1><Pin person={person} canGoBack={only === null} onBack={() => setPerson(null)} onSignedIn={onSignedIn} /></>}
        {company.demo && <Text c="dimmed" mt="md">{t('signIn.demoText')}</Text>}
      </div>
    </main>
  )
}
