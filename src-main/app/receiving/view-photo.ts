import { fail, ok } from '#shared/result.ts'
import type { QueryHandler } from '../context.ts'

type PhotoRow = { readonly fileName: string; readonly mime: string; readonly bytes: Uint8Array }

/** The picture itself. */
export const viewPhoto: QueryHandler<'receiving.viewPhoto'> = async ({ sql }, { photoId }) => {
  const photo = await sql.get<PhotoRow>('SELECT file_name AS fileName, mime, bytes FROM photos WHERE id = ?', photoId)
  if (photo === undefined) return fail({ code: 'not-found' })
  return ok({ fileName: photo.fileName, mime: photo.mime, contentBase64: Buffer.from(photo.bytes).toString('base64') })
}
