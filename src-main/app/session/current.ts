import { ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

/** Who this session belongs to and where it is. */
export const current: QueryHandler<'session.current'> = async ({ operator, station }) => ok({ operator, station })
