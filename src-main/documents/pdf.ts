import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'

/** What a PDF is made of. `madeAt` is the instant in its metadata: with the same content and instant the bytes are the same. */
export type PdfDefinition = Omit<TDocumentDefinitions, 'info' | 'defaultStyle'> & { readonly title: string; readonly madeAt: Date }

/** pdfmake keeps fonts by name in a file system of its own; the types leave it out. */
const store = (pdfmake as typeof pdfmake & { readonly virtualfs: { readonly existsSync: (name: string) => boolean; readonly writeFileSync: (name: string, content: Buffer) => void } }).virtualfs

const faces = { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf', italics: 'Roboto-Italic.ttf', bolditalics: 'Roboto-MediumItalic.ttf' } as const

/** Embeds Roboto, which comes with pdfmake, and denies every other file and every address: nothing a document says can make the program fetch something. */
function prepare(): void {
  if (store.existsSync(faces.normal)) return
  const require = createRequire(import.meta.url)
  for (const face of Object.values(faces)) store.writeFileSync(face, readFileSync(require.resolve(`pdfmake/fonts/Roboto/${face}`)))
  pdfmake.setFonts({ Roboto: { ...faces } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
}

/** The bytes of a PDF. Throws when the definition names a picture or a font by address or path. */
export async function renderPdf({ title, madeAt, ...definition }: PdfDefinition): Promise<Uint8Array> {
  prepare()
  const whole: TDocumentDefinitions = { ...definition, info: { title, creator: 'Dockside', producer: 'Dockside', creationDate: madeAt, modDate: madeAt }, defaultStyle: { font: 'Roboto' } }
  return pdfmake.createPdf(whole).getBuffer()
}
