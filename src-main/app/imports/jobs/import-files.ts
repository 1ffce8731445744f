import { join } from 'node:path'

/** The files of one import: the upload as it came, its rows, the outcome of the check, and the rejected rows. */
export type ImportFiles = { readonly folder: string; readonly upload: string; readonly sourceRows: string; readonly checkedRows: string; readonly rejected: string }

/** The folder of all imports of a data folder. */
export const importsFolder = (dataFolder: string): string => join(dataFolder, 'imports')

/** Where the files of an import lie. `importId` is one this program made or one found in its table, never a caller's text. */
export function importFiles(dataFolder: string, importId: string): ImportFiles {
  const folder = join(importsFolder(dataFolder), importId)
  return { folder, upload: join(folder, 'upload'), sourceRows: join(folder, 'rows.db'), checkedRows: join(folder, 'checked.db'), rejected: join(folder, 'rejected.csv') }
}
