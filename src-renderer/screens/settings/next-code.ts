import { codeOfNumber } from '#shared/domain/labels/house-codes.ts'
import { codeSchemeSchema } from '#shared/api/labels.ts'
import type { FieldNumber } from '../../ui/form/decimal-field.tsx'

/** Where codes come from while it is written: each kind keeps its own prefix, so that changing the kind to and fro loses nothing. */
export type WrittenScheme = { readonly kind: 'own' | 'restricted' | 'company'; readonly own: string; readonly digits: FieldNumber; readonly restricted: string; readonly company: string }

/** The code of a number of the range, as it would be handed out; null while the range is not fully written or has no such number. */
export function nextCodeOf(scheme: WrittenScheme, number: number): string | null {
  const { kind } = scheme
  const read = codeSchemeSchema.safeParse(kind === 'own' ? { kind, prefix: scheme.own, digits: scheme.digits } : { kind, prefix: scheme[kind] })
  return read.success ? codeOfNumber(read.data, number) : null
}
