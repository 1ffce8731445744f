/** The system's or SQLite's word for an error, also when TypeORM or a worker wrapped it; '' for anything else. */
const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return ''
  const { code, driverError } = error as { readonly code?: unknown; readonly driverError?: unknown }
  return typeof code === 'string' && /^(SQLITE_|E[A-Z]+$)/.test(code) ? code : driverError === undefined ? '' : codeOf(driverError)
}

/** Another connection has the lock that was wanted. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))
/** The disk has no room (SHMSIZE: not even for the index of the log); the transaction was rolled back and everything before it is intact. */
export const isDiskFull = (error: unknown): boolean => /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/.test(codeOf(error))
/** The file is no database, or its pages contradict each other. */
export const isDamaged = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))
/** The disk itself failed to read or write. */
export const isBrokenDisk = (error: unknown): boolean => /^(SQLITE_IOERR|EIO$)/.test(codeOf(error))
/** The file or its folder may not be written. */
export const isReadOnly = (error: unknown): boolean => /^(SQLITE_(READONLY|PERM|CANTOPEN|AUTH)|(EACCES|EROFS|EPERM)$)/.test(codeOf(error))

/** An error that answers to `isDamaged`, for what a check of ours found. */
export const damagedError = (detail: string): Error => Object.assign(new Error(detail), { code: 'SQLITE_CORRUPT' })
/** An error that answers to `isDiskFull`, for room we looked for and did not find. */
export const diskFullError = (detail: string): Error => Object.assign(new Error(detail), { code: 'ENOSPC' })
