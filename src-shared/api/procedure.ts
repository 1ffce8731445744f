import { z } from 'zod'
import type { Role } from '#shared/domain/roles.ts'

/** Failure codes of a procedure, each with the shape of its details. */
export type FailureShapes = Readonly<Record<string, z.ZodObject>>

/** One procedure of the contract: what it takes, gives, how it can fail in expected ways, and who may call it. */
export type Procedure<Kind extends 'query' | 'command' = 'query' | 'command', I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType, F extends FailureShapes = FailureShapes> = {
  readonly kind: Kind
  readonly input: I
  readonly output: O
  readonly failures: F
  /** Roles that may call it; 'anyone' needs no session. The administrator may call everything. */
  readonly roles: readonly Role[] | 'anyone'
  /** false: the reply holds a secret and is not stored for repeats of the request id. */
  readonly keepsReply: boolean
  /** Fields of the input that hold a secret (a PIN): not even their hash is stored, so a repeat is told from another call by the others. */
  readonly secrets: readonly string[]
}

type Spec<I extends z.ZodRawShape, O extends z.ZodType, F extends FailureShapes> = {
  readonly input: I
  readonly output: O
  readonly failures?: F
  readonly roles: readonly Role[] | 'anyone'
  readonly keepsReply?: boolean
  readonly secrets?: readonly (keyof I & string)[]
}

/** The client makes one for each command it means; the same id again gets the same answer and changes nothing. */
export const requestIdSchema = z.string().min(8).max(64).regex(/^[A-Za-z0-9._:-]+$/)

/** Declares a procedure that reads: it runs on the read-only connection and may be repeated freely. */
export function query<I extends z.ZodRawShape, O extends z.ZodType, F extends FailureShapes = Record<never, never>>(spec: Spec<I, O, F>): Procedure<'query', z.ZodObject<I>, O, F> {
  return { kind: 'query', input: z.strictObject(spec.input) as unknown as z.ZodObject<I>, output: spec.output, failures: spec.failures ?? ({} as F), roles: spec.roles, keepsReply: false, secrets: [] }
}

/** Declares a procedure that changes: one turn in the write queue, one transaction; its input carries `requestId`. */
export function command<I extends z.ZodRawShape, O extends z.ZodType, F extends FailureShapes = Record<never, never>>(
  spec: Spec<I, O, F>
): Procedure<'command', z.ZodObject<I & { requestId: typeof requestIdSchema }>, O, F> {
  const input = z.strictObject({ ...spec.input, requestId: requestIdSchema }) as unknown as z.ZodObject<I & { requestId: typeof requestIdSchema }>
  return { kind: 'command', input, output: spec.output, failures: spec.failures ?? ({} as F), roles: spec.roles, keepsReply: spec.keepsReply ?? true, secrets: spec.secrets ?? [] }
}

/** What a caller sends (defaults may be left out). */
export type InputOf<P extends Procedure> = z.input<P['input']>
/** What a handler gets (defaults filled in). */
export type ParsedInputOf<P extends Procedure> = z.output<P['input']>
/** What a procedure gives when it went well. */
export type OutputOf<P extends Procedure> = z.output<P['output']>
/** The declared failures of a procedure as `{ code, …details }`. */
export type FailureOf<P extends Procedure> = { [Code in keyof P['failures'] & string]: { readonly code: Code } & DetailsOf<P['failures'][Code]> }[keyof P['failures'] & string]
type DetailsOf<Shape extends z.ZodObject> = keyof Shape['shape'] extends never ? unknown : z.output<Shape>

/** Failures any call can meet, whatever the procedure. */
export type PlatformFailure =
  | { readonly code: 'invalid-input'; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  | { readonly code: 'not-signed-in' }
  | { readonly code: 'forbidden'; readonly roles: readonly Role[] }
  | { readonly code: 'unknown-procedure' }
  | { readonly code: 'request-id-reused' }
  /** The call is longer than a frame may be; nothing of it was read. */
  | { readonly code: 'too-large'; readonly maximumBytes: number }
  | { readonly code: 'disk-full' }
  /** Another program holds the database file; nothing was changed, and the same call works once it lets go. */
  | { readonly code: 'locked' }
  /** The data is not open: ask startup.state. */
  | { readonly code: 'not-started' }
  | { readonly code: 'offline' }
  | { readonly code: 'fault'; readonly id: string }

/** No details beyond the code. */
export const noDetails = z.object({})
