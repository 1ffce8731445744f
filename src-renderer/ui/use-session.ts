import { createContext, useContext } from 'react'
import type { Output, ProcedureName } from '#shared/api/index.ts'
import { contract } from '#shared/api/index.ts'
import { rights } from '#shared/api/schemas.ts'
import type { Role } from '#shared/domain/roles.ts'
import { roles } from '#shared/domain/roles.ts'

/** What somebody may do, by the name the contract gives the right. */
export type Right = keyof typeof rights

/** Who is at the station and what company it is. */
export type Session = {
  readonly operator: Output<'session.current'>['operator']
  readonly company: Omit<Output<'session.state'>, 'operators' | 'setupNeeded'>
  readonly signOut: () => void
}

/** Carries the session of the person who signed in. */
export const SessionContext = createContext<Session | null>(null)

/** The session; throws before somebody signed in. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession needs somebody signed in')
  return session
}

/** Whether a role has a right; the administrator has every one. */
export const roleMay = (role: Role, right: Right): boolean => role === 'administrator' || (rights[right] as readonly Role[]).includes(role)

/** The roles that may call a procedure, as the contract names them; the administrator may call every one. */
export const rolesFor = (procedure: ProcedureName): readonly Role[] => {
  const named = contract.get(procedure)?.roles ?? []
  return roles.filter((role) => named === 'anyone' || role === 'administrator' || named.includes(role))
}

/** Whether the person at the station has a right: a screen shows no button that would be refused. */
export const useMay = (): ((right: Right) => boolean) => {
  const { operator } = useSession()
  return (right) => roleMay(operator.role, right)
}
