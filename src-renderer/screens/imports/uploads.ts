import type { Output } from '#shared/api/index.ts'

/** What the upload found in a file. */
export type Upload = Output<'imports.upload'>
/** A file that was brought, so that it can be read again in another way. */
export type BroughtFile = { readonly fileName: string; readonly mime: string; readonly contentBase64: string }

const prefix = 'dockside.import.'
const files = new Map<string, BroughtFile>()

/** Keeps what the upload found until the window is closed; the file itself only as long as the page lives. */
export function keepUpload(upload: Upload, file: BroughtFile): void {
  files.set(upload.importId, file)
  try {
    sessionStorage.setItem(prefix + upload.importId, JSON.stringify(upload))
  } catch {
    // A full store only means that a reload asks for the file again.
  }
}

/** What the upload of an import found, or null when it is not at hand any more. */
export function readUpload(importId: string): Upload | null {
  const stored = sessionStorage.getItem(prefix + importId)
  return stored === null ? null : (JSON.parse(stored) as Upload)
}

/** The file of an import, while the page that brought it lives. */
export const fileOf = (importId: string): BroughtFile | undefined => files.get(importId)
