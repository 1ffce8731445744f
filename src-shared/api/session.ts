import { z } from 'zod'
import { command, noDetails, query } from './procedure.ts'
import { idSchema, instantSchema, rights, roleSchema, textSchema } from './schemas.ts'

/** A named person as every screen may show them. */
const operatorSchema = z.object({ id: idSchema, name: z.string(), role: roleSchema })
/** What a device made up for itself to be told from others; '' for a program. */
const deviceSchema = z.string().max(64).default('')
const pinSchema = z.string().regex(/^\d{4,12}$/)
const signedIn = z.object({ session: z.string(), operator: operatorSchema })

/** Who is at the station: first start, signing in and out, and the people list. */
export const sessionApi = {
  /** What the sign-in screen needs, before anybody is known. `demoPin` is given in the demo company only. */
  state: query({
    input: {},
    output: z.object({
      companyName: z.string(),
      demo: z.boolean(),
      setupNeeded: z.boolean(),
      locale: z.string(),
      currency: z.string(),
      todayIso: z.iso.date(),
      operators: z.array(operatorSchema.extend({ demoPin: z.string().optional() }))
    }),
    roles: 'anyone'
  }),
  /** First start: names the company and the one administrator and sets their PIN. */
  setUp: command({
    input: { companyName: textSchema, currency: z.string().regex(/^[A-Z]{3}$/), locale: z.string().max(35), name: textSchema, pin: pinSchema, device: deviceSchema },
    output: signedIn,
    failures: { 'already-set-up': noDetails },
    roles: 'anyone',
    keepsReply: false,
    secrets: ['pin']
  }),
  /** Five wrong tries lock the name for a minute, doubling. */
  signIn: command({
    input: { operatorId: idSchema, pin: z.string().max(32), device: deviceSchema },
    output: signedIn,
    failures: { 'wrong-pin': z.object({ triesLeft: z.int() }), 'locked-out': z.object({ retryAfterSeconds: z.int() }) },
    roles: 'anyone',
    keepsReply: false,
    secrets: ['pin']
  }),
  /** The names that other devices than `device` go by at the moment: where somebody signed in within the last twelve hours and not out. */
  stations: query({ input: { device: deviceSchema }, output: z.object({ rows: z.array(z.object({ name: z.string(), operatorName: z.string(), at: instantSchema })) }), roles: 'anyone' }),
  signOut: command({ input: {}, output: z.object({}), roles: rights.read }),
  current: query({ input: {}, output: z.object({ operator: operatorSchema, station: z.string() }), roles: rights.read }),
  listOperators: query({ input: {}, output: z.object({ rows: z.array(operatorSchema.extend({ active: z.boolean(), hasPin: z.boolean() })) }), roles: rights.administer }),
  /** Adds a person or changes one; `pin` sets a new PIN and ends the sessions that were opened with the old one. The last active administrator stays one. */
  saveOperator: command({
    input: { id: idSchema.optional(), name: textSchema, role: roleSchema, active: z.boolean().default(true), pin: pinSchema.optional() },
    output: operatorSchema,
    failures: { 'not-found': noDetails, 'name-taken': noDetails, 'last-administrator': noDetails },
    roles: rights.administer,
    secrets: ['pin']
  })
}
