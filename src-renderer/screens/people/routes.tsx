import type { ScreenRoute } from '../../ui/screen-route.ts'
import { PeopleList } from './people-list.tsx'

/** The address of the people. */
export const peopleRoutes: readonly ScreenRoute[] = [{ path: '/people', needs: 'session.saveOperator', render: () => <PeopleList /> }]
