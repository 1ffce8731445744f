import type { ProcedureName } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import { useTranslation } from 'react-i18next'
import type { FieldErrors } from './use-record-form.ts'

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly minimum?: unknown; readonly maximum?: unknown; readonly origin?: unknown; readonly input?: unknown }

/** Any request id will do: the input is only looked at. */
const sampleRequestId = 'check-only'

/** Holds what a form would send against the contract and gives a message in words for every field that does not fit. */
export function useInputProblems(): <N extends ProcedureName>(procedure: N, input: object) => FieldErrors {
  const { t } = useTranslation()
  const words = ({ code, minimum, maximum, origin, input }: Issue): string => {
    if (code === 'too_small' && origin === 'string') return Number(minimum) <= 1 ? t('form.required') : t('form.tooShort', { minimum: Number(minimum) })
    if (code === 'too_small') return t('form.tooSmall', { minimum: Number(minimum) })
    if (code === 'too_big') return origin === 'string' ? t('form.tooLong', { maximum: Number(maximum) }) : t('form.tooBig', { maximum: Number(maximum) })
    if (code === 'invalid_type') return input === undefined || input === null ? t('form.required') : t('form.notWhole')
    return t('form.invalid')
  }
  return (procedure, input) => {
    const declared = contract.get(procedure)
    const parsed = declared?.input.safeParse(declared.kind === 'command' ? { ...input, requestId: sampleRequestId } : input, { reportInput: true })
    // A field whose text cannot be read is undefined; where the contract has a default for what is left out it would pass unseen.
    const unreadable = Object.fromEntries(Object.entries(input).filter(([, value]) => value === undefined).map(([field]) => [field, t('form.invalid')]))
    if (parsed === undefined || parsed.success) return unreadable
    return { ...unreadable, ...Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.map(String).join('.'), words(issue as Issue)]).reverse()) }
  }
}

/** Brings the first field with a message into view and gives it the focus. */
export const focusFirstProblem = (): void => {
  setTimeout(() => (document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]') ?? document.querySelector<HTMLElement>('#main [aria-invalid="true"]'))?.focus(), 0)
}
