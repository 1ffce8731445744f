import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useScreenKeys } from './keys.ts'
import type { Place } from './page-store.ts'
import { usePlace } from './page-store.ts'
import classes from './page.module.css'

/** The one primary act of a screen; Ctrl+Enter does it. */
export type MainAct = { readonly label: string; readonly run: () => void; readonly busy?: boolean; readonly disabled?: boolean; readonly icon?: ReactNode; readonly name?: string }

type PageProps = Place & {
  /** What stands at the start of the line above the content: state, key figures. */
  readonly headline?: ReactNode
  /** Further acts, before the main one. */
  readonly actions?: ReactNode
  readonly main?: MainAct | undefined
  /** 'list' fills the window and scrolls inside; 'record' scrolls as a whole. */
  readonly kind?: 'list' | 'record'
  readonly children: ReactNode
}

/** The primary button of a screen. */
export const MainButton = ({ main }: { readonly main: MainAct }) => (
  <Button className={classes.main} loading={main.busy ?? false} disabled={main.disabled ?? false} leftSection={main.icon} onClick={main.run} aria-keyshortcuts="Control+Enter">{main.label}</Button>
)

/** Binds Ctrl+Enter to the main act of a screen. */
export function useMainAct(main: MainAct | undefined): void {
  const { t } = useTranslation()
  useScreenKeys(main === undefined ? [] : [{ combination: 'Ctrl+Enter', label: main.name ?? main.label ?? t('action.done'), hint: true, disabled: main.disabled === true || main.busy === true, run: main.run }])
}

/** A screen of the office: its place in the top bar, a line of headline and acts, and the content below. */
export const Page = ({ title, parent, headline, actions, main, kind = 'record', children }: PageProps) => {
  usePlace({ title, parent })
  useMainAct(main)
  const hasLine = headline !== undefined || actions !== undefined || (main !== undefined && kind === 'record')
  return (
    <div className={classes.root} data-kind={kind}>
      {hasLine && (
        <div className={classes.line}>
          <div className={classes.headline}>{headline}</div>
          <div className={classes.actions}>{actions}{main !== undefined && <MainButton main={main} />}</div>
        </div>
      )}
      <div className={classes.content}>{children}</div>
    </div>
  )
}

/** One sheet of a record page: a heading, acts beside it, and its content. */
export const Section = ({ title, actions, children, flush = false }: { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode; /** The content reaches the edges, as tables do. */ readonly flush?: boolean }) => (
  <section className={classes.section} aria-label={title}>
    <div className={classes.sectionLine}><h2 className={classes.sectionTitle}>{title}</h2><div className={classes.actions}>{actions}</div></div>
    <div className={flush ? classes.flush : classes.padded}>{children}</div>
  </section>
)

/** A short list of names and values. */
export const Values = ({ values }: { readonly values: readonly { readonly label: string; readonly value: ReactNode }[] }) => (
  <dl className={classes.values}>{values.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
)

/** Key figures in a row, large. */
export const Figures = ({ figures }: { readonly figures: readonly { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode }[] }) => (
  <dl className={classes.figures}>{figures.map(({ label, value, note }) => <div key={label}><dt>{label}</dt><dd>{value}{note !== undefined && <span className={classes.note}>{note}</span>}</dd></div>)}</dl>
)
