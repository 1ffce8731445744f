import type { AreaHandlers } from '../context.ts'
import { current } from './current.ts'
import { listOperators } from './list-operators.ts'
import { saveOperator } from './save-operator.ts'
import { setUp } from './set-up.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { state } from './state.ts'
import { stations } from './stations.ts'

/** Who is at the station. */
export const sessionHandlers = { state, stations, setUp, signIn, signOut, current, listOperators, saveOperator } satisfies AreaHandlers<'session'>
