import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useClient, useConnection, useSession as useSessionToken } from '../api/hooks.ts'
import { nowMs, useNowMs } from '../ui/clock.ts'
import { useQuery } from '../ui/data/use-query.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { createFormat } from '../ui/format.ts'
import { FormatContext } from '../ui/use-format.ts'
import { useDelayed } from '../ui/use-delayed.ts'
import { useDescribeFailure } from '../ui/use-describe-failure.ts'
import { OwnerContext } from '../ui/use-owner.ts'
import { SessionContext } from '../ui/use-session.ts'
import { TodayContext } from '../ui/use-today.ts'
import { useToast } from '../ui/use-toast.ts'
import classes from './app.module.css'
import { SetUpScreen } from './set-up-screen.tsx'
import { SignInScreen } from './sign-in-screen.tsx'
import type { SignedIn } from './sign-in-screen.tsx'
import { StartupScreen } from './startup-screen.tsx'
import { Workplace } from './workplace.tsx'

type Company = Output<'session.state'>

const localDay = (): string => new Date(nowMs()).toDateString()

const Waiting = () => {
  const { t } = useTranslation('shell')
  const shows = useDelayed(true)
  return <main className={classes.waiting} id="main" aria-busy><span className={classes.brand} translate="no">Dockside</span><span role="status">{shows ? t('connection.opening') : ''}</span></main>
}

const Problem = ({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }) => {
  const { t } = useTranslation(['shell', 'common'])
  return <main className={classes.waiting} id="main"><EmptyState tone="stop" title={t('fault.title')} text={text} action={<button type="button" className={classes.retry} onClick={onRetry}>{t('common:action.retry')}</button>} /></main>
}

/** The person behind a session that was kept over a reload. */
const Returning = ({ company, onSignOut }: { readonly company: Company; readonly onSignOut: () => void }) => {
  const { value, failure, refetch } = useQuery('session.current', {})
  const describe = useDescribeFailure()
  if (value === undefined) return failure === undefined ? <Waiting /> : <Problem text={describe('session.current', failure)} onRetry={refetch} />
  return <Signed company={company} operator={value.operator} onSignOut={onSignOut} />
}

const Signed = ({ company, operator, onSignOut }: { readonly company: Company; readonly operator: SignedIn['operator']; readonly onSignOut: () => void }) => (
  <OwnerContext value={operator.id}><SessionContext value={{ operator, company, signOut: onSignOut }}><Workplace /></SessionContext></OwnerContext>
)

/** Set up, signed in or not: which of the three the window shows. */
const Entrance = ({ company }: { readonly company: Company }) => {
  const { t } = useTranslation('shell')
  const client = useClient()
  const toast = useToast()
  const token = useSessionToken()
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null)
  const enter = useCallback((next: SignedIn): void => {
    setSignedIn(next)
    client.setSession(next.session)
  }, [client])
  const signOut = useCallback((): void => {
    // The call carries the session it ends; the screen does not wait for the answer.
    void client.call('session.signOut', {})
    setSignedIn(null)
    client.setSession(null)
  }, [client])
  // Somebody else ended the session: what was written is kept, and the screen says so.
  useEffect(() => {
    if (token !== null || signedIn === null) return
    setSignedIn(null)
    if (client.connection().state === 'connected') toast.attention(t('signIn.ended'))
  }, [token, signedIn, client, toast, t])
  if (company.setupNeeded) return <SetUpScreen onSignedIn={enter} />
  if (token === null) return <SignInScreen company={company} onSignedIn={enter} />
  if (signedIn?.session === token) return <Signed company={company} operator={signedIn.operator} onSignOut={signOut} />
  return <Returning key={token} company={company} onSignOut={signOut} />
}

/** The company's formats and the day for everything below. */
const CompanyRoom = ({ onNumberLocale }: { readonly onNumberLocale: (locale: string) => void }) => {
  const { value: company, failure, refetch } = useQuery('session.state', {})
  const describe = useDescribeFailure()
  const locale = company?.locale ?? 'en'
  const currency = company?.currency ?? 'EUR'
  useEffect(() => onNumberLocale(locale), [onNumberLocale, locale])
  const [format, setFormat] = useState(() => createFormat(locale, currency))
  if (format.locale !== createFormat(locale, currency).locale || format.currency !== currency) setFormat(createFormat(locale, currency))
  // A new day has begun somewhere in the night: what is due today is another list.
  const [day, setDay] = useState(localDay)
  const minute = useNowMs()
  useEffect(() => {
    if (localDay() === day) return
    setDay(localDay())
    refetch()
  }, [minute, day, refetch])
  if (company === undefined) return failure === undefined ? <Waiting /> : <Problem text={describe('session.state', failure)} onRetry={refetch} />
  return <FormatContext value={format}><TodayContext value={company.todayIso}><Entrance company={company} /></TodayContext></FormatContext>
}

/** The window: opens the data or says why not, then the company, then the person, then the work. */
export const App = ({ onNumberLocale }: { readonly onNumberLocale: (locale: string) => void }) => {
  const { value: start, failure, refetch } = useQuery('startup.state', {})
  const describe = useDescribeFailure()
  const connection = useConnection()
  const client = useClient()
  if (start === undefined) return failure === undefined || connection.state !== 'connected' ? <Waiting /> : <Problem text={describe('startup.state', failure)} onRetry={() => { client.retry(); refetch() }} />
  return start.phase === 'failed' ? <StartupScreen state={start} onChanged={refetch} /> : <CompanyRoom onNumberLocale={onNumberLocale} />
}
