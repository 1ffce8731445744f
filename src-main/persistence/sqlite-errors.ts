const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return ''
  const { code, driverError } = error as { readonly code?: unknown; readonly driverError?: unknown }
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : driverError === undefined ? '' : codeOf(driverError)
}

/** Another connection has the lock that was wanted. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))
/** The disk has no room; the transaction was rolled back and everything before it is intact. */
export const isDiskFull = (error: unknown): boolean => codeOf(error) === 'SQLITE_FULL'
/** The file is no database, or its pages contradict each other. */
export const isDamaged = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))
/** The file or its folder may not be written. */
export const isReadOnly = (error: unknown): boolean => /^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)/.test(codeOf(error))
