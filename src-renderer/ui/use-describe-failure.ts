import { useTranslation } from 'react-i18next'
import type { Failure, ProcedureName } from '#shared/api/index.ts'
import type { PlatformFailure } from '#shared/api/procedure.ts'

type AnyFailure = { readonly code: string }

/** Gives a failure of a procedure in plain words: what happened, what was kept, what to do. */
export function useDescribeFailure(): <N extends ProcedureName>(procedure: N, failure: Failure<N> | PlatformFailure) => string {
  const { t, i18n } = useTranslation('failures')
  return (procedure, failure) => {
    const details = failure as AnyFailure
    const own = `failures:${procedure}.${details.code}`
    return String(t((i18n.exists(own) ? own : `failures:any.${details.code}`) as never, details as never))
  }
}
