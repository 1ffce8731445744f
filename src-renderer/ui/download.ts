import type { z } from 'zod'
import type { fileSchema } from '#shared/api/schemas.ts'

/** A file as it travels in a call. */
export type CallFile = z.infer<typeof fileSchema>

/** The bytes of base64 text. */
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

/** A file of a call as a blob. */
export const blobOf = ({ contentBase64, mime }: CallFile): Blob => new Blob([bytesOf(contentBase64)], { type: mime })

/** Hands a file to the browser, which keeps it where downloads go. */
export function saveFile(file: CallFile): void {
  const address = URL.createObjectURL(blobOf(file))
  const link = document.createElement('a')
  link.href = address
  link.download = file.fileName
  link.click()
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Bytes as base64 text, in pieces that fit a call of the engine. */
export async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return btoa(pieces.join(''))
}
