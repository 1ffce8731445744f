/** Largest file taken, in bytes. */
export const maximumFileBytes = 64 * 1024 * 1024
/** Most rows of a CSV, without the heading. */
export const maximumCsvRows = 1_000_000
/** Most rows of a spreadsheet, without the heading; its reader holds them all in memory. */
export const maximumSheetRows = 100_000
/** Most columns of any file. */
export const maximumColumns = 500
/** Most bytes all parts of a spreadsheet may unpack to. */
export const maximumUnpackedBytes = 50 * 1024 * 1024
/** Most parts a spreadsheet may have. */
export const maximumZipEntries = 2_000
/** Rows shown before the check. */
export const sampleRows = 20
/** Longest cell shown before the check and in the preview, in characters. */
export const longestSample = 500
/** How long a file may take to be read, in milliseconds. */
export const readTimeoutMs = 120_000
/** Memory a job may use, in megabytes; a hostile file ends the job and not the program. */
export const jobMemoryMb = 768

/** Why a file cannot be read; details for people who know files. */
export type UnreadableFile =
  | { readonly code: 'unreadable-file'; readonly detail: string }
  | { readonly code: 'unsafe-file'; readonly detail: string }
  | { readonly code: 'no-rows' }
  | { readonly code: 'too-many-rows'; readonly maximumRows: number }

/** A file that says something else than it should. */
export const unreadable = (detail: string): UnreadableFile => ({ code: 'unreadable-file', detail })
/** A file that is made to harm its reader, or might as well be. */
export const unsafe = (detail: string): UnreadableFile => ({ code: 'unsafe-file', detail })
