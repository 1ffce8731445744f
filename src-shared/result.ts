/** An outcome: a value, or a failure that was expected and is part of the contract. Bugs throw instead. */
export type Result<Value, Failure> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

/** A good outcome holding `value`. */
export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

/** An expected bad outcome holding `failure`, usually `{ code, …details }`. */
export const fail = <Failure>(failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure })
